#include <QtTest>

#include <QProcess>
#include <QXmlStreamReader>
#include <map>

namespace {

struct Text {
    QStringList translations;  ///< one for each number: "1 clip", "2 clips"
    bool finished = true;
};

using Source = std::pair<QString, QString>;  ///< the context and the text of the sources
using Texts = std::map<Source, Text>;

Text readTranslation(QXmlStreamReader& xml) {
    Text text;
    text.finished = xml.attributes().value("type").isEmpty();
    QString plain;
    while (!(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == u"translation") && !xml.atEnd()) {
        if (xml.isCharacters()) plain += xml.text();
        if (xml.isStartElement()) text.translations << xml.readElementText();
    }
    if (text.translations.isEmpty()) text.translations << plain;
    return text;
}

Texts readTexts(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    Texts texts;
    Source source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"name") source.first = xml.readElementText();
        if (xml.name() == u"source") source.second = xml.readElementText();
        if (xml.name() == u"translation") texts[source] = readTranslation(xml);
    }
    return texts;
}

/// %1, %2 ... and %n, in order; %L1 is %1 as the language writes numbers.
QStringList places(const QString& text) {
    static const QRegularExpression place("%L?([0-9]+|n)");
    QStringList found;
    for (auto match = place.globalMatch(text); match.hasNext();) found << match.next().captured(1);
    found.sort();
    return found;
}

/// The accelerator of a menu's entry is one "&" that no other follows.
int accelerators(QString text) { return int(text.remove("&&").count('&')); }

}  // namespace

/// The files of the languages against the sources.
class TranslationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextIsTranslated_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("German") << "carpus_de.ts" << QStringList();
        QTest::newRow("English plurals") << "carpus_en.ts" << QStringList("-pluralonly");
    }
    void everyTextIsTranslated() {
        QFETCH(QString, name);
        QFETCH(QStringList, options);
        if (!QFile::exists(CARPUS_LUPDATE)) QSKIP("lupdate is not installed; it reads the texts of the sources");
        const QTemporaryDir folder;
        const QString fresh = folder.filePath(name);
        QVERIFY(QFile::copy(pathOf(name), fresh));
        QProcess lupdate;
        lupdate.setWorkingDirectory(CARPUS_SOURCE_DIR);
        lupdate.start(CARPUS_LUPDATE, options + QStringList{"-silent", "-locations", "none", "-no-obsolete", "-I", ".",
                                                            "ui", "app/studio", "-ts", fresh});
        QVERIFY(lupdate.waitForFinished(60'000));
        QVERIFY2(lupdate.exitCode() == 0, lupdate.readAllStandardError());
        const Texts wanted = readTexts(fresh), kept = readTexts(pathOf(name));
        QVERIFY(!wanted.empty());
        QStringList faults;
        for (const auto& [source, text] : wanted)
            if (!text.finished) faults << "not translated: " + source.first + ": " + source.second;
        for (const auto& [source, text] : kept)
            if (!wanted.contains(source)) faults << "not in the sources: " + source.first + ": " + source.second;
        for (const QString& fault : faults) qWarning("%s", qPrintable(fault));
        QVERIFY2(faults.isEmpty(), "`ninja update_translations`, then finish the files in resources/translations");
    }

    void translationsKeepPlacesAcceleratorsAndLines_data() { everyTextIsTranslated_data(); }
    void translationsKeepPlacesAcceleratorsAndLines() {
        QFETCH(QString, name);
        const Texts texts = readTexts(pathOf(name));
        QVERIFY(!texts.empty());
        for (const auto& [source, text] : texts) {
            const QString& original = source.second;
            for (const QString& translation : text.translations) {
                const QByteArray both = (original + " -> " + translation).toUtf8();
                QVERIFY2(!translation.isEmpty(), both);
                QVERIFY2(places(translation) == places(original), both);
                QVERIFY2(accelerators(translation) == accelerators(original), both);
                QVERIFY2(translation.count('\n') == original.count('\n'), both);
                QVERIFY2(translation.endsWith(u'…') == original.endsWith(u'…'), both);
            }
        }
    }

private:
    static QString pathOf(const QString& name) { return CARPUS_SOURCE_DIR "/resources/translations/" + name; }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"

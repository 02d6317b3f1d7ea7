#include "training/report/html_report.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <map>
#include <nlohmann/json.hpp>

#include "tests/training/support/judged_clips.h"
#include "training/report/svg.h"
#ifdef CARPUS_MEDIA
#include "core/capture/image_file.h"
#endif

namespace {

const core::LabelSet kLabels{{"<wave> & \"greet\"", "b", "none"}, {0, 1, 2}};

training::EvaluationReport sample() {
    auto report = reportOfClips("runs/a<b.safetensors", kLabels,
                                {judgedClip("ann", 0, 0, 3), judgedClip("ann", 1, 1, 3), judgedClip("bob", 0, 1, 3),
                                 judgedClip("bob", 1, 0, 3), judgedClip("bob", 2, 2, 3)});
    for (auto& clip : report.clips) clip.durationS = 1 + 0.1 * double(&clip - report.clips.data());
    return report;
}

/// What a page consists of, as an XML reader finds it.
struct Page {
    QString error;
    std::map<QString, int> elements;
    QString text;
    QString numbers;
    QStringList links;
    QStringList pictures;
};

Page pageOf(const std::string& html) {
    Page page;
    QXmlStreamReader xml(QString::fromStdString(html));
    bool inScript = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement()) {
            ++page.elements[xml.name().toString()];
            inScript = xml.name() == QLatin1String("script");
            if (inScript && xml.attributes().value("type") != QLatin1String("application/json"))
                page.error = "a script";
            for (const auto& attribute : xml.attributes()) {
                if (attribute.name() == QLatin1String("href") || attribute.name() == QLatin1String("src"))
                    page.links << attribute.value().toString();
            }
            if (xml.name() == QLatin1String("img")) page.pictures << xml.attributes().value("src").toString();
        }
        if (xml.isEndElement()) inScript = false;
        if (xml.isCharacters()) (inScript ? page.numbers : page.text) += xml.text().toString();
    }
    if (xml.hasError()) page.error = xml.errorString();
    return page;
}

}  // namespace

class HtmlReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWellFormedAndStandsAlone() {
        const auto report = sample();
        training::ReportContent content;
        content.part = "cross-subject";
        content.data = "a & b";
        content.numbers = R"({"text": "</script><b>&"})";
        core::Image strip(40, 20);
        std::fill(strip.rgb.begin(), strip.rgb.end(), std::uint8_t(200));
        content.pictures = {{2, strip}};
        content.curves["train/loss"] = {{0, 2}, {10, 1}};
        const Page page = pageOf(training::htmlReport(report, compare(report, report), content));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QCOMPARE(page.elements.at("script"), 1);
        QCOMPARE(page.elements.count("link"), std::size_t(0));
        for (const QString& link : page.links) QVERIFY2(link.startsWith("data:"), qPrintable(link));
        QCOMPARE(nlohmann::json::parse(page.numbers.toStdString())["text"].get<std::string>(),
                 std::string("</script><b>&"));
        QVERIFY(page.text.contains("<wave> & \"greet\""));  // read back from its escapes
        QVERIFY(page.text.contains("a<b.safetensors"));
        for (const std::string& shown : {training::percent(report.metrics.top1), std::string("5"),
                                         std::string("2 people"), training::percent(report.intervals->top1.low)})
            QVERIFY2(page.text.contains(QString::fromStdString(shown)), shown.c_str());
        // confusion, classes, reliability, durations, people, differences, loss, accuracy
        QCOMPARE(page.elements.at("svg"), 8);
    }

    void picturesAreJpegs() {
#ifdef CARPUS_MEDIA
        const auto report = sample();
        training::ReportContent content;
        for (const int width : {40, 41, 42}) {  // three lengths of the file modulo three, more likely than not
            core::Image strip(width, 20);
            for (std::size_t i = 0; i < strip.rgb.size(); ++i) strip.rgb[i] = std::uint8_t(i * 7);
            content.pictures.push_back({2, strip});
        }
        const Page page = pageOf(training::htmlReport(report, {}, content));
        QCOMPARE(page.pictures.size(), 3);
        const QTemporaryDir folder;
        for (int i = 0; i < 3; ++i) {
            const QString head = "data:image/jpeg;base64,";
            QVERIFY(page.pictures[i].startsWith(head));
            const auto decoded = QByteArray::fromBase64Encoding(page.pictures[i].mid(head.size()).toLatin1(),
                                                                QByteArray::AbortOnBase64DecodingErrors);
            QVERIFY(decoded.decodingStatus == QByteArray::Base64DecodingStatus::Ok);
            QFile file(folder.filePath("strip.jpg"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(decoded.decoded) > 0);
            file.close();
            QCOMPARE(core::readImage(folder.filePath("strip.jpg").toStdString()).width, 40 + i);
        }
        QVERIFY(page.text.contains("but it shows <wave> & \"greet\""));
#else
        QSKIP("a build without media draws no pictures");
#endif
    }

    void emptyPartsSayWhatIsMissing() {
        const auto alone = reportOfClips("m", kLabels, {judgedClip("ann", 0, 0, 3)});
        const Page page = pageOf(training::htmlReport(alone, {}, {}));
        QVERIFY2(page.error.isEmpty(), qPrintable(page.error));
        QVERIFY(page.text.contains("no interval from one person"));
        QVERIFY(page.text.contains("nothing to show"));  // durations
        QCOMPARE(page.elements.count("img"), std::size_t(0));
        const Page none = pageOf(training::htmlReport(reportOfClips("m", kLabels, {}), {}, {}));
        QVERIFY2(none.error.isEmpty(), qPrintable(none.error));
    }

    void theSurestMistakesComeFirst() {
        auto report = sample();
        report.clips[3].probabilities[0] = 0.9F;  // surer than the other mistake
        report.clips[4].probabilities[2] = 0.4F;  // the least sure right answer
        QCOMPARE(training::worstClips(report, 3), (std::vector<std::size_t>{3, 2, 4}));
        QCOMPARE(training::worstClips(report, 50).size(), std::size_t(5));
    }
};

QTEST_GUILESS_MAIN(HtmlReportTest)
#include "html_report_test.moc"

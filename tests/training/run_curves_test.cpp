#include "training/report/run_curves.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "training/event_file.h"

namespace {

/// Numbers the drawing's points.
int pointsIn(const std::string& svg) {
    QXmlStreamReader xml(QString::fromStdString(svg));
    int points = 0;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("polyline"))
            points += int(xml.attributes().value("points").toString().split(' ', Qt::SkipEmptyParts).size());
    }
    return xml.hasError() ? -1 : points;
}

}  // namespace

class RunCurvesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTrainingWrote() {
        const QTemporaryDir folder;
        {
            training::EventFile events(folder.path().toStdString(), 0);
            events.write(10, {{"train/loss", 2.5}, {"train/top1", 0.25}});
            events.write(20, {{"train/loss", 1.25}});
        }
        const auto curves = training::readCurves(folder.path().toStdString());
        QCOMPARE(curves.size(), std::size_t(2));
        const auto& loss = curves.at("train/loss");
        QCOMPARE(loss.size(), std::size_t(2));
        QCOMPARE(loss[1].step, 20);
        QCOMPARE(loss[1].value, 1.25);
        QCOMPARE(pointsIn(training::curveChart("both", curves, {"train/loss", "train/top1", "no such"})), 3);
    }

    void aRunThatWentOnReplacesWhatItDidAgain() {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString();
        {
            training::EventFile events(path, 0);
            for (const int step : {10, 20, 30}) events.write(step, {{"loss", step / 10.0}});
        }
        const QString first = QDir(folder.path()).entryList(QDir::Files).at(0);
        QVERIFY(QFile::rename(folder.filePath(first), folder.filePath("events.out.tfevents.1.first.1")));
        {
            training::EventFile events(path, 20);
            events.write(20, {{"loss", 7}});
        }
        const auto loss = training::readCurves(path).at("loss");
        QCOMPARE(loss.size(), std::size_t(2));
        QCOMPARE(loss[0].value, 1.0);
        QCOMPARE(loss[1].step, 20);
        QCOMPARE(loss[1].value, 7.0);
    }

    void damagedFilesGiveWhatComesBefore() {
        const QTemporaryDir folder;
        QString path;
        {
            training::EventFile events(folder.path().toStdString(), 0);
            events.write(1, {{"loss", 1}});
            events.write(2, {{"loss", 2}});
            path = QString::fromStdString(events.path());
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (qsizetype size = whole.size() - 1; size >= 0; --size) {  // cut off anywhere
            QVERIFY(file.resize(size));
            const auto curves = training::readCurves(folder.path().toStdString());
            QVERIFY(curves.empty() || curves.at("loss").size() <= 1);
        }
        for (qsizetype at = 0; at < whole.size(); ++at) {  // a wrong byte anywhere
            QByteArray wrong = whole;
            wrong[at] = char(wrong[at] ^ 0xff);
            QVERIFY(file.seek(0) && file.write(wrong) == wrong.size() && file.flush());
            training::readCurves(folder.path().toStdString());
        }
    }

    void noFolderHasNoCurves() {
        QVERIFY(training::readCurves("/no/such/folder").empty());
        QCOMPARE(pointsIn(training::curveChart("nothing", {}, {"loss"})), 0);
    }
};

QTEST_GUILESS_MAIN(RunCurvesTest)
#include "run_curves_test.moc"

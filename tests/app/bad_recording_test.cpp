#include <QtTest>

#include "core/capture/video_writer.h"
#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

/// Recordings that cannot be classified, and odd ones that can: each ends in one verdict or one clear error.
class BadRecordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        const QString good = m_carpus.path("good.mp4");
        writeRecording(good.toStdString());
        writeTruncated(good, m_carpus.path("truncated.mp4"), 2000);
        writeTruncated(good, m_carpus.path("empty.mp4"), 0);
        QFile text(m_carpus.path("text.mp4"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("these are words\n") > 0);
        text.close();
        QVERIFY(QDir(m_carpus.path("")).mkdir("hollow"));
        writeRecording(m_carpus.file("short.mkv"), {3, 160, 120});
        writeRecording(m_carpus.file("one.mkv"), {1, 160, 120});
        writePlain("pixel.mkv", 1, 1, 12);
        writePlain("huge.mkv", 7680, 4320, 3);
        m_run = m_carpus.run({"classify", m_carpus.path("missing.mp4"), m_carpus.path("empty.mp4"),
                              m_carpus.path("truncated.mp4"), m_carpus.path("text.mp4"), m_carpus.path("hollow"),
                              m_carpus.path("short.mkv"), m_carpus.path("one.mkv"), m_carpus.path("pixel.mkv"),
                              m_carpus.path("huge.mkv"), good, "--model", testModel(m_carpus), "--json", "-"});
    }

    void failsAsAWhole() { QCOMPARE(m_run.code, 1); }

    void tellsEachInputOnce() { QCOMPARE(m_run.json().size(), std::size_t(10)); }

    void explainsWhatCannotBeRead_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"missing.mp4", "empty.mp4", "truncated.mp4", "text.mp4", "hollow"})
            QTest::newRow(name) << name;
    }

    void explainsWhatCannotBeRead() {
        QFETCH(QString, name);
        const nlohmann::json line = lineOf(name);
        QVERIFY(line.contains("error"));
        QVERIFY(!line.contains("label"));
        const QByteArray error = QByteArray::fromStdString(line["error"].get<std::string>());
        QVERIFY2(error.size() > 20 && !error.contains('\n'), error.constData());
        QVERIFY2(m_run.err.contains(error), m_run.err.constData());
    }

    void classifiesOddOnes_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("frames");
        QTest::addColumn<bool>("repeats");
        QTest::newRow("fewer frames than the clip") << "short.mkv" << 3 << true;
        QTest::newRow("a single frame") << "one.mkv" << 1 << true;
        QTest::newRow("1 x 1") << "pixel.mkv" << 12 << false;
        QTest::newRow("7680 x 4320") << "huge.mkv" << 3 << true;
        QTest::newRow("a usual one after bad ones") << "good.mp4" << 45 << false;
    }

    void classifiesOddOnes() {
        QFETCH(QString, name);
        QFETCH(int, frames);
        QFETCH(bool, repeats);
        const nlohmann::json line = lineOf(name);
        QVERIFY2(line.contains("label"), line.dump().c_str());
        QCOMPARE(line["frame_count"].get<int>(), frames);
        QCOMPARE(line["frames"].size(), std::size_t(8));
        QVERIFY(line["frames"].back().get<int>() < frames);
        const std::string warning = line.value("warning", std::string());
        QCOMPARE(warning.find("frames were repeated") != std::string::npos, repeats);
    }

    void keepsTheVerdictOfARecordingThatBreaksOff() {
        writeRecording(m_carpus.file("long.mkv"), {90, 160, 120});
        const QString broken = m_carpus.path("broken.mkv");
        writeTruncated(m_carpus.path("long.mkv"), broken, QFileInfo(m_carpus.path("long.mkv")).size() / 2);
        const CarpusRun run = m_carpus.run({"classify", broken, "--model", testModel(m_carpus), "--json", "-"});
        QCOMPARE(run.code, 1);
        const nlohmann::json line = run.json().at(0);
        QVERIFY2(line.contains("label") && line.contains("error"), line.dump().c_str());
        QVERIFY(line["frame_count"].get<int>() < 90);
    }

private:
    void writePlain(const QString& name, int width, int height, int frames) {
        core::VideoWriter writer(m_carpus.file(name), {});
        const core::Image picture(width, height);
        for (int i = 0; i < frames; ++i) writer.write(picture, i / 30.0);
        writer.finish();
    }

    nlohmann::json lineOf(const QString& name) const {
        for (const nlohmann::json& line : m_run.json())
            if (line.is_object() && line.value("path", "") == m_carpus.path(name).toStdString()) return line;
        return nlohmann::json::object();
    }

    CarpusProgram m_carpus;
    CarpusRun m_run;
};

QTEST_GUILESS_MAIN(BadRecordingTest)
#include "bad_recording_test.moc"

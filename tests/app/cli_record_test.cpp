#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>
#include <csignal>

#include "core/capture/video_reader.h"
#include "core/dataset/clip_store.h"
#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

class CliRecordTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneClipOfTheSimulator() {
        const CarpusRun run = record({"--label", "G5", "--seconds", "1", "--hand", "left", "--scene", "lab"}, "one");
        QVERIFY2(run.code == 0, run.err.constData());
        const auto clips = run.ofType("clip");
        QCOMPARE(clips.size(), std::size_t(1));
        QCOMPARE(clips[0]["label"].get<std::string>(), std::string("G5"));
        QVERIFY(clips[0]["frames"].get<int>() > 10);
        QCOMPARE(run.ofType("summary").at(0)["stored"].get<int>(), 1);
        core::ClipStore store = core::ClipStore::open(m_carpus.file("one"));
        const auto clip = store.clips().at(0);
        QCOMPARE(clip.label, std::string("G5"));
        QCOMPARE(clip.path, std::string("S01/monday/05.mkv"));
        int frames = 0;
        core::readFrames((store.folder() / clip.path).string(), [&](const core::Frame&) { return ++frames > 0; });
        QCOMPARE(frames, clip.frameCount);
    }

    void aScriptAsksForEveryLabel() {
        const CarpusRun run = record({"--script", "--label", "G1,G2,none", "--repeats", "2", "--seconds", "0.4",
                                      "--countdown", "0.1", "--rest", "0.1"},
                                     "script");
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.ofType("clip").size(), std::size_t(6));
        QCOMPARE(core::ClipStore::open(m_carpus.file("script")).clips({.label = "G2"}).size(), std::size_t(2));
        int goes = 0;
        for (const auto& cue : run.ofType("cue")) goes += cue["cue"] == "go";
        QCOMPARE(goes, 6);
        QVERIFY(run.err.contains("next: G1") || run.err.contains("NOW:  G1"));
    }

    void aTypedLineRecordsAgain() {
        QProcess process;
        m_carpus.start(process,
                       arguments({"--label", "G1", "--repeats", "2", "--seconds", "0.4", "--rest", "60"}, "again"));
        QVERIFY(QTest::qWaitFor([&] { return lines(process, "\"type\":\"clip\"") == 1; }, 60'000));
        process.write("nonsense\nr\n");
        QVERIFY(QTest::qWaitFor([&] { return lines(process, "\"type\":\"clip\"") == 2; }, 60'000));
        process.write("k\n");
        QVERIFY(QTest::qWaitFor([&] { return lines(process, "\"type\":\"clip\"") == 3; }, 60'000));
        process.write("k\n");
        const CarpusRun run = CarpusProgram::finish(process);
        QVERIFY2(run.code == 0, run.err.constData());
        QVERIFY(run.err.contains("'nonsense' is no command"));
        core::ClipStore store = core::ClipStore::open(m_carpus.file("again"));
        QCOMPARE(store.clips().size(), std::size_t(2));
        QCOMPARE(store.clips({.trash = core::TrashFilter::Trashed}).size(), std::size_t(1));
    }

    void aLongTakeWithMarksBecomesClips() {
        QProcess process;
        m_carpus.start(process, arguments({"--continuous", "--no-model", "--seconds", "2.5"}, "long"));
        QVERIFY(QTest::qWaitFor([&] { return lines(process, "\"state\":\"recording\"") >= 1; }, 60'000));
        process.write("G7\n");
        const CarpusRun run = CarpusProgram::finish(process);
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.ofType("mark").size(), std::size_t(1));
        QCOMPARE(run.ofType("take").size(), std::size_t(1));
        QCOMPARE(run.ofType("summary").at(0)["clips_cut"].get<int>(), 1);
        core::ClipStore store = core::ClipStore::open(m_carpus.file("long"));
        QCOMPARE(store.clips().at(0).label, std::string("G7"));
        QCOMPARE(store.media().at(0).kind, core::MediaKind::Take);
    }

    void controlCEndsALongTakeAndKeepsIt() {
        QProcess process;
        m_carpus.start(process, arguments({"--continuous", "--no-model"}, "interrupted"));
        QVERIFY(QTest::qWaitFor([&] { return lines(process, "\"state\":\"recording\"") >= 1; }, 60'000));
        ::kill(pid_t(process.processId()), SIGINT);
        const CarpusRun run = CarpusProgram::finish(process);
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.ofType("take").size(), std::size_t(1));
    }

    void whatAKilledProgramLeftIsRepaired() {
        QProcess process;
        m_carpus.start(process, arguments({"--continuous", "--no-model"}, "killed"));
        QVERIFY(QTest::qWaitFor([&] { return QFile(m_carpus.path("killed/S01/monday/13.mkv.part")).size() > 50'000; },
                                60'000));
        process.kill();
        process.waitForFinished();
        const CarpusRun run = record({"--label", "G1", "--seconds", "0.3"}, "killed");
        QVERIFY2(run.code == 0, run.err.constData());
        const auto recovered = run.ofType("recovered");
        QCOMPARE(recovered.size(), std::size_t(1));
        QVERIFY(recovered[0]["frames"].get<int>() > 0);
        QVERIFY(run.err.contains("was repaired"));
    }

    void aRecordingThatEndsEarlyIsToldAndKept() {
        writeRecording(m_carpus.file("short.mkv"), {.frames = 20});
        QStringList given = arguments(
            {"--script", "--label", "G1,G2", "--seconds", "0.3", "--countdown", "0", "--rest", "0", "--repeats", "9"},
            "early");
        given[given.indexOf("sim")] = "file:" + m_carpus.path("short.mkv");
        const CarpusRun run = m_carpus.run(given);
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("ended before all was recorded"), run.err.constData());
    }

    void mistakesAreNamed_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("nothing to record") << QStringList{} << QByteArray("--label G5, --script or --continuous");
        QTest::newRow("two labels") << QStringList{"--label", "G1,G2"} << QByteArray("--script");
        QTest::newRow("both ways") << QStringList{"--script", "--continuous"} << QByteArray("two ways");
        QTest::newRow("label of a long take") << QStringList{"--continuous", "--label", "G1"} << QByteArray("no label");
        QTest::newRow("unknown gesture") << QStringList{"--label", "G13"} << QByteArray("G13");
        QTest::newRow("unknown codec") << QStringList{"--label", "G1", "--codec", "divx"}
                                       << QByteArray("mjpeg, h264 or ffv1");
        QTest::newRow("hand") << QStringList{"--label", "G1", "--hand", "third"} << QByteArray("third");
    }
    void mistakesAreNamed() {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, expected);
        const CarpusRun run = record(options, "mistake");
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains(expected), run.err.constData());
        QVERIFY(!QDir(m_carpus.path("mistake")).exists());
    }

    void aFolderThatCannotBeIsAnError() {
        const CarpusRun run = record({"--label", "G1"}, "/proc/nowhere");
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("/proc/nowhere"), run.err.constData());
    }

    void benchRecordMeasures() {
        const CarpusRun run = m_carpus.run(
            {"bench", "record", "--alone", "--size", "320x240", "--seconds", "2", "--presses", "2", "--json", "-"});
        QVERIFY2(run.code == 0, run.err.constData());
        const auto report = run.json().at(0);
        QVERIFY(report["frames_written"].get<int>() > 20);
        QVERIFY(report["press_error_frames"]["worst"].get<double>() >= 0);
        QCOMPARE(report["presses"].get<int>(), 2);
    }

private:
    QStringList arguments(const QStringList& options, const QString& dataset) const {
        const QString folder = dataset.startsWith('/') ? dataset : m_carpus.path(dataset);
        return QStringList{"record",    folder, "--source",  "sim",    "--size", "160x120",
                           "--subject", "S01",  "--session", "monday", "--json", "-"} +
               options;
    }
    CarpusRun record(const QStringList& options, const QString& dataset) {
        return m_carpus.run(arguments(options, dataset));
    }
    /// How many lines of standard output hold the text so far.
    int lines(QProcess& process, const QByteArray& text) {
        process.waitForReadyRead(10);
        process.setReadChannel(QProcess::StandardOutput);
        return int(process.peek(1 << 20).count(text));
    }

    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliRecordTest)
#include "cli_record_test.moc"

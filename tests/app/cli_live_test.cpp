#include <arpa/inet.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <QtTest>

#include "core/simulator/simulator_source.h"
#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

class CliLiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_model = testModel(m_carpus); }

    void cleanupTestCase() { close(m_silent); }

    void printsEveryTypeOfLine() {
        const CarpusRun run = live({"--source", "sim", "--seconds", "6", "--size", "160x120", "--seed",
                                    seedOfAnEarlyGesture(), "--annotate", m_carpus.path("pictures")});
        QVERIFY2(run.code == 0, run.err.constData());
        for (const nlohmann::json& line : run.json()) QVERIFY(line.is_object() && line.contains("type"));
        for (const char* type : {"prediction", "status", "truth", "summary"}) QVERIFY2(!run.ofType(type).empty(), type);
        const nlohmann::json prediction = run.ofType("prediction").at(0);
        for (const char* field : {"time_s", "label", "confidence", "top", "latency_ms"})
            QVERIFY2(prediction.contains(field), field);
        QCOMPARE(prediction["top"].size(), std::size_t(3));
        const nlohmann::json status = run.ofType("status").at(0);
        QVERIFY(status.contains("state") && status.contains("message"));
        const nlohmann::json truth = run.ofType("truth").at(0);
        QVERIFY(truth["start_s"].get<double>() < truth["end_s"].get<double>());
        QVERIFY(!QDir(m_carpus.path("pictures")).entryList({"*.png"}).isEmpty());
    }

    void endsWithASummary() {
        const CarpusRun run = live({"--source", "sim", "--seconds", "3", "--size", "160x120"});
        QCOMPARE(run.code, 0);
        const std::vector<nlohmann::json> lines = run.json();
        const nlohmann::json& summary = lines.back();
        QCOMPARE(summary.value("type", ""), std::string("summary"));
        for (const char* field :
             {"seconds", "frames_captured", "frames_dropped", "frames_skipped", "predictions", "latency_ms"})
            QVERIFY2(summary.contains(field), field);
        QVERIFY(summary["frames_captured"].get<int>() > 0);
        QVERIFY(summary["latency_ms"]["p50"].get<double>() > 0);
    }

    void playsARecordingToItsEnd() {
        writeRecording(m_carpus.file("clip.mkv"));
        const CarpusRun run = live({"--source", "file:" + m_carpus.path("clip.mkv")});
        QCOMPARE(run.code, 0);
        QVERIFY(run.ofType("truth").empty());
        QVERIFY(!run.ofType("summary").empty());
    }

    void speaksToPeopleWithoutJson() {
        const CarpusRun run = m_carpus.run({"live", "--source", "sim", "--seconds", "6", "--size", "160x120", "--seed",
                                            seedOfAnEarlyGesture(), "--model", m_model});
        QCOMPARE(run.code, 0);
        QVERIFY2(run.out.contains("event F1"), run.out.constData());
        QVERIFY2(run.out.contains("true: G"), "a gesture is told even when no event fired for it");
        QVERIFY2(run.err.contains("capture to result"), run.err.constData());
    }

    void aFolderThatCannotBeMadeIsAnError() {
        QFile file(m_carpus.path("a-file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QString& folder : {m_carpus.path("a-file"), m_carpus.path("a-file/below")}) {
            const CarpusRun run = live({"--source", "sim", "--seconds", "1", "--annotate", folder});
            QCOMPARE(run.code, 1);
            QVERIFY2(run.err.contains("cannot make the folder '" + folder.toUtf8()), run.err.constData());
        }
    }

    void stopsCleanlyOnCtrlC() {
        QProcess process;
        m_carpus.start(process, {"live", "--source", "sim", "--size", "160x120", "--model", m_model, "--json", "-"});
        QTRY_VERIFY_WITH_TIMEOUT(process.bytesAvailable() > 0, 60'000);  // the first line: it is running
        QCOMPARE(::kill(pid_t(process.processId()), SIGINT), 0);
        const CarpusRun run = CarpusProgram::finish(process);
        QCOMPARE(run.code, 0);
        QCOMPARE(run.json().back().value("type", ""), std::string("summary"));
    }

    void explainsSourcesThatCannotBeUsed_data() {
        QTest::addColumn<QString>("source");
        QTest::newRow("no such camera") << "v4l2:/dev/video77";
        QTest::newRow("missing file") << "file:/nowhere/clip.mp4";
        QTest::newRow("connection refused over RTSP") << "rtsp://127.0.0.1:1/wrist";
        QTest::newRow("connection refused over HTTP") << "http://127.0.0.1:1/wrist";
        QTest::newRow("host that answers nothing") << silentUrl();
    }

    void explainsSourcesThatCannotBeUsed() {
        QFETCH(QString, source);
        const CarpusRun run = live({"--source", source, "--connect-timeout", "1"});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("error: "), run.err.constData());
        for (const nlohmann::json& line : run.json()) {
            const std::string type = line.value("type", "");
            QVERIFY2(type == "status" || type == "summary", type.c_str());
        }
    }

private:
    CarpusRun live(const QStringList& arguments) {
        return m_carpus.run(QStringList{"live", "--model", m_model, "--json", "-"} + arguments);
    }

    /// A simulated person whose first gesture is over after four seconds.
    static QString seedOfAnEarlyGesture() {
        core::CaptureConfig config;
        config.width = config.height = 32;
        for (config.seed = 1; config.seed < 100; ++config.seed)
            if (core::SimulatorSource(config, 60).truth().front().endS < 4) break;
        return QString::number(config.seed);
    }

    /// Accepts connections (in the system's queue) and never says a word.
    QString silentUrl() {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        m_silent = socket(AF_INET, SOCK_STREAM, 0);
        const bool listening = bind(m_silent, reinterpret_cast<sockaddr*>(&address), length) == 0 &&
                               ::listen(m_silent, 4) == 0 &&
                               getsockname(m_silent, reinterpret_cast<sockaddr*>(&address), &length) == 0;
        if (!listening) qFatal("cannot listen on loopback");
        return QString("http://127.0.0.1:%1/wrist").arg(ntohs(address.sin_port));
    }

    CarpusProgram m_carpus;
    QString m_model;
    int m_silent = -1;
};

QTEST_GUILESS_MAIN(CliLiveTest)
#include "cli_live_test.moc"

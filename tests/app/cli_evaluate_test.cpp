#include <QFile>
#include <QTest>
#include <filesystem>

#include "core/dataset/clip_store.h"
#include "core/simulator/simulator_source.h"
#include "tests/app/driver/carpus_process.h"
#include "tests/app/driver/recordings.h"

namespace {

constexpr int kFrames = 450;

RecordingOptions longTake(unsigned long long seed) {
    RecordingOptions options;
    options.frames = kFrames;
    options.seed = seed;
    return options;
}

std::vector<core::TruthEvent> truthOf(const RecordingOptions& options) {
    core::CaptureConfig config;
    config.seed = options.seed;
    config.realTime = false;
    std::vector<core::TruthEvent> truth = core::SimulatorSource(config).truth();
    std::erase_if(truth, [&](const core::TruthEvent& event) { return event.endS > kFrames / options.framesPerSecond; });
    return truth;
}

core::ClipRecord clipOf(const std::string& path, const std::string& label, double startS, double endS) {
    core::ClipRecord clip;
    clip.path = path;
    clip.label = label;
    clip.subject = path.substr(0, 3);
    clip.session = "01";
    clip.startS = startS;
    clip.endS = endS;
    return clip;
}

}  // namespace

/// Continuous recognition on recordings of a data set.
class CliEvaluateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        std::filesystem::create_directories(m_carpus.file("set"));
        writeRecording(m_carpus.file("set/S01.mkv"), longTake(1));
        writeRecording(m_carpus.file("set/S02.mkv"), longTake(2));
    }

    void labelledRecordingsArePlayedToTheLiveEngine() {
        std::vector<core::ClipRecord> clips{clipOf("S02.mkv", "none", 0, 0)};
        for (const core::TruthEvent& event : truthOf(longTake(1)))
            clips.push_back(clipOf("S01.mkv", event.label, event.startS, event.endS));
        QVERIFY(clips.size() >= 3);
        writeSet(clips);
        const CarpusRun run = evaluate();
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        QCOMPARE(report["recordings"].get<int>(), 2);
        QCOMPARE(report["people"].get<int>(), 2);
        QCOMPARE(report["tolerance_0.5_s"]["truth"].get<std::size_t>(), clips.size() - 1);
        QVERIFY2(report["event_f1"].get<double>() >= 0.5, run.out.constData());
        QVERIFY(std::abs(report["idle"]["hours"].get<double>() - 15.0 / 3600) < 0.1 / 3600);
        QVERIFY2(report["idle"]["fires"].get<int>() >= 1, run.out.constData());  // there are gestures, unlabelled
        const auto bounds = report["event_f1_interval"];
        QVERIFY(bounds[0].get<double>() <= report["event_f1"].get<double>());
        QVERIFY(bounds[1].get<double>() >= report["event_f1"].get<double>());
    }

    void whatCannotBePlayedIsLeftOutAndTold() {
        QFile broken(m_carpus.path("set/S03.mkv"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no video") > 0);
        broken.close();
        writeSet({clipOf("S01.mkv", "none", 0, 0), clipOf("S02.mkv", "G1", 0, 0), clipOf("S03.mkv", "G2", 1, 2)});
        const CarpusRun run = evaluate();
        QVERIFY2(run.code == 1, run.err.constData());
        QCOMPARE(run.json().at(0)["recordings"].get<int>(), 1);
        QCOMPARE(run.json().at(0)["left_out"].get<int>(), 2);
        QVERIFY2(run.err.contains("S02.mkv: It has a gesture without bounds"), run.err.constData());
        QVERIFY2(run.err.contains("left out") && run.err.contains("S03.mkv"), run.err.constData());
    }

    void onlyTheTestSplitIsMeasuredWhereThereIsOne() {
        core::ClipRecord trained = clipOf("S01.mkv", "none", 0, 0), tested = clipOf("S02.mkv", "none", 0, 0);
        trained.split = core::Split::Train;
        tested.split = core::Split::Test;
        writeSet({trained, tested});
        const CarpusRun run = evaluate();
        QVERIFY2(run.code == 0, run.err.constData());
        QCOMPARE(run.json().at(0)["recordings"].get<int>(), 1);
    }

    void nothingToPlayIsAnError() {
        writeSet({clipOf("S02.mkv", "G1", 0, 0)});
        const CarpusRun run = evaluate();
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains("None of the 1 recordings can be used"), run.err.constData());
    }

    void aMissingDataSetIsAnError() {
        const CarpusRun run = m_carpus.run(
            {"evaluate", "--live", "--recordings", m_carpus.path("nowhere"), "--model", testModel(m_carpus)});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("There is no data set at") && run.err.contains("--recordings"), run.err.constData());
    }

    void anUnknownLabelIsAnError() {
        writeSet({clipOf("S01.mkv", "wave", 1, 2)});
        const CarpusRun run = evaluate();
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("\"wave\", which the model does not know"), run.err.constData());
    }

    void gesturesThatItNeverLearnedAreSetApart() {
        std::vector<core::ClipRecord> clips{clipOf("S02.mkv", "wave", 1, 2.5)};
        for (const core::TruthEvent& event : truthOf(longTake(1)))
            clips.push_back(clipOf("S01.mkv", event.label, event.startS, event.endS));
        for (core::ClipRecord& clip : clips) clip.split = core::Split::Test;
        writeSet(clips);
        const QStringList arguments{"evaluate", "own-gestures",      "data.source", m_carpus.path("set"),
                                    "--model",  testModel(m_carpus), "--json",      "-"};
        QCOMPARE(m_carpus.run(arguments).code, 2);
        const CarpusRun run = m_carpus.run(arguments + QStringList{"--open-set"});
        QVERIFY2(run.code == 0, run.err.constData());
        const nlohmann::json report = run.json().at(0);
        QCOMPARE(report["clips"].get<std::size_t>(), clips.size() - 1);
        QCOMPARE(report["open_set"]["clips"].get<int>(), 1);
        const double auroc = report["open_set"]["auroc"].get<double>();
        QVERIFY(auroc >= 0 && auroc <= 1);
    }

    void simulatedClipsHaveNoUnknownGestures() {
        const CarpusRun run = m_carpus.run({"evaluate", "quick-cpu", "--model", testModel(m_carpus), "--open-set"});
        QCOMPARE(run.code, 2);
        QVERIFY2(run.err.contains("never trained on"), run.err.constData());
    }

    void optionsOfSimulatedFootageAreRefused() {
        QCOMPARE(m_carpus.run({"evaluate", "--live", "--recordings", "x", "--people", "2"}).code, 2);
        QCOMPARE(m_carpus.run({"evaluate", "--recordings", "x"}).code, 2);
    }

private:
    void writeSet(const std::vector<core::ClipRecord>& clips) {
        std::filesystem::remove(m_carpus.file("set/carpus.db"));
        core::ClipStore::openOrCreate(m_carpus.file("set")).addClips(clips);
    }
    CarpusRun evaluate() {
        return m_carpus.run({"evaluate", "--live", "--recordings", m_carpus.path("set"), "--model", testModel(m_carpus),
                             "--json", "-"});
    }

    CarpusProgram m_carpus;
};

QTEST_GUILESS_MAIN(CliEvaluateTest)
#include "cli_evaluate_test.moc"

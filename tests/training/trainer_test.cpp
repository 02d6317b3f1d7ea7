#include "training/trainer.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <memory>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "tests/training/support/full_disk.h"
#include "tests/training/support/toy_clips.h"
#include "tests/training/support/training_process.h"
#include "training/evaluation/evaluator.h"
#include "training/training_state.h"

namespace {

using Kind = training::TrainingProgress::Kind;

bool equal(const training::NamedTensors& a, const training::NamedTensors& b) {
    if (a.size() != b.size() || a.empty()) return false;
    for (const auto& [name, tensor] : a) {
        if (!b.contains(name) || !torch::equal(tensor, b.at(name))) return false;
    }
    return true;
}

}  // namespace

/// Trains a tiny network on a handful of simulated clips, from a checkpoint of random weights.
class TrainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto config = toyModel();
        config.labels = core::LabelSet::gestures(true);
        torch::manual_seed(5);
        model::saveCheckpoint(path("start.safetensors"), model::TimeSformer(config), config, {});
    }

    void aRunReportsAndLeavesAModel() {
        const auto config = recipe("complete");
        std::vector<training::TrainingProgress> reports;
        const auto outcome = training::runTraining(config, [&](const auto& report) { reports.push_back(report); }, {});
        QVERIFY(outcome.finished);
        QCOMPARE(outcome.step, 6);
        QVERIFY(std::filesystem::exists(outcome.modelPath));
        const auto count = [&](Kind kind) {
            return std::count_if(reports.begin(), reports.end(),
                                 [&](const auto& report) { return report.kind == kind; });
        };
        QVERIFY(count(Kind::Step) >= 1);
        QCOMPARE(count(Kind::Epoch), 2);
        QCOMPARE(count(Kind::Done), 1);
        QVERIFY(reports.back().kind == Kind::Done);
        const auto loaded = model::loadCheckpoint(outcome.modelPath);
        QCOMPARE(loaded.config.labels.size(), 13);
        QVERIFY(loaded.notes.metrics.contains("validation top1"));
        QVERIFY(loaded.notes.provenance.at("recipe").find("batch: 4") != std::string::npos);
    }

    void anInterruptedRunEndsAsAnUninterruptedOne() {
        const auto whole = training::runTraining(recipe("whole"), {}, {});
        std::stop_source stop;
        const auto stopEarly = [&](const training::TrainingProgress& report) {
            if (report.kind == Kind::Epoch) stop.request_stop();
        };
        const auto half = training::runTraining(recipe("halves"), stopEarly, stop.get_token());
        QVERIFY(!half.finished);
        QCOMPARE(half.step, 2);
        const auto rest = training::runTraining(recipe("halves"), {}, {});
        QVERIFY(rest.finished);
        const auto one = training::loadTrainingState(path("whole/last.state"));
        const auto two = training::loadTrainingState(path("halves/last.state"));
        QVERIFY(equal(one->tensors, two->tensors));
        QCOMPARE(two->step, whole.step);
    }

    void aStopAfterTheLastStepLeavesTheMeasuringToTheNextRun() {
        std::stop_source stop;
        const auto stopAtTheEnd = [&](const training::TrainingProgress& report) {
            if (report.kind == Kind::Checkpoint && report.done == report.total) stop.request_stop();
        };
        const auto learnt = training::runTraining(recipe("stopped late"), stopAtTheEnd, stop.get_token());
        QVERIFY(!learnt.finished);
        QCOMPARE(learnt.step, 6);
        QVERIFY(!std::filesystem::exists(path("stopped late/final.safetensors")));
        const auto measured = training::runTraining(recipe("stopped late"), {}, {});
        QVERIFY(measured.finished);
        QVERIFY(std::filesystem::exists(measured.modelPath));
    }

    void aRunKilledAgainAndAgainEndsAsAnUninterruptedOne() {
        training::runTraining(recipe("unkilled"), {}, {});
        const QStringList arguments{m_folder.path(), "killed-often", "checkpoint_steps", "1"};
        const std::vector<std::pair<Kind, int>> moments{{Kind::Checkpoint, 1}, {Kind::Epoch, 2}, {Kind::Checkpoint, 4}};
        for (const auto& [kind, step] : moments) {
            QVERIFY(training_process::killAt(*training_process::start(arguments), kind, step));
        }
        QCOMPARE(training_process::finish(*training_process::start(arguments)), 0);
        const auto one = training::loadTrainingState(path("unkilled/last.state"));
        const auto two = training::loadTrainingState(path("killed-often/last.state"));
        QVERIFY(equal(one->tensors, two->tensors));
        QCOMPARE(two->bestTop1, one->bestTop1);
    }

    void patienceEndsARunThatGetsNoBetter() {
        auto config = recipe("patient");
        config.optimizer.lr = 1e-9;
        config.evaluateEverySteps = 1;
        config.patience = 1;
        const auto outcome = training::runTraining(config, {}, {});
        QVERIFY(outcome.finished);
        QCOMPARE(outcome.step, 2);
        QVERIFY(std::filesystem::exists(outcome.modelPath));
        QCOMPARE(training::runTraining(config, {}, {}).step, 2);
    }

    void aLossThatIsNoNumberStopsTheRunAndKeepsTheLastGoodState() {
        auto config = recipe("diverged");
        config.optimizer.kind = core::OptimizerKind::Sgd;
        config.optimizer.lr = 1e38;
        config.optimizer.schedule = core::ScheduleKind::Steps;
        config.optimizer.lrSteps = {{0, 1e-40}, {0.5, 1}};  // the first three steps are sound
        config.optimizer.clipNorm = 0;
        config.optimizer.warmupSteps = 0;
        config.checkpointSteps = 1;
        try {
            training::runTraining(config, {}, {});
            QFAIL("no error");
        } catch (const core::Error& error) {
            const std::string text = error.what();
            for (const char* part : {"not a number at step ", "training clips ", "diverged/last.state", "lower"}) {
                QVERIFY2(text.find(part) != std::string::npos, text.c_str());
            }
        }
        const auto kept = training::loadTrainingState(path("diverged/last.state"));
        QVERIFY(kept->step >= 3);
        for (const auto& [name, tensor] : kept->tensors) {
            QVERIFY2(!tensor.is_floating_point() || torch::isfinite(tensor).all().item<bool>(), name.c_str());
        }
        for (const auto& parameter : model::loadCheckpoint(path("diverged/best.safetensors")).network->parameters()) {
            QVERIFY(torch::isfinite(parameter).all().item<bool>());
        }
    }

    void aFullDiskKeepsTheStateBefore() {
        training::runTraining(recipe("room"), {}, {});
        auto config = recipe("no-room");
        config.checkpointSteps = 1;
        std::unique_ptr<FullDisk> full;
        const auto fillUp = [&](const training::TrainingProgress& report) {
            if (report.kind == Kind::Checkpoint && report.done == 1) full = std::make_unique<FullDisk>(4096);
        };
        try {
            training::runTraining(config, fillUp, {});
            QFAIL("no error");
        } catch (const core::Error& error) {
            full.reset();
            const std::string text = error.what();
            QVERIFY2(text.find("The state of step 1 is in") != std::string::npos, text.c_str());
            QVERIFY2(text.find("the same command goes on from there") != std::string::npos, text.c_str());
        }
        QVERIFY(training::runTraining(config, {}, {}).finished);
        QVERIFY(equal(training::loadTrainingState(path("room/last.state"))->tensors,
                      training::loadTrainingState(path("no-room/last.state"))->tensors));
    }

    void aPresetThatDoesNotFitTheCheckpointIsBadUsage() {
        auto config = recipe("unused");
        config.preset = "light-timesformer-tiny";
        try {
            training::runTraining(config, {}, {});
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY2(std::string(error.what()).find("embed 192 against 24") != std::string::npos, error.what());
        }
    }

    void curvesForTensorBoardAreWrittenUnlessUnwanted() {
        const auto curves = [&](const std::string& output) {
            const auto files = std::filesystem::directory_iterator(path(output));
            return std::count_if(begin(files), end(files), [](const auto& entry) {
                return entry.path().filename().string().starts_with("events.out.tfevents.");
            });
        };
        training::runTraining(recipe("curves"), {}, {});
        QCOMPARE(curves("curves"), 1);
        auto config = recipe("no-curves");
        config.tensorboard = false;
        training::runTraining(config, {}, {});
        QCOMPARE(curves("no-curves"), 0);
    }

    void fp16OnAProcessorIsBadUsage() {
        auto config = recipe("unused");
        config.precision = core::TrainingPrecision::Fp16;
        QVERIFY_THROWS_EXCEPTION(core::Error, training::runTraining(config, {}, {}));
    }

    void aRunThatIsCompleteIsNotTrainedFurther() {
        training::runTraining(recipe("twice"), {}, {});
        const auto before = training::loadTrainingState(path("twice/last.state"));
        const auto again = training::runTraining(recipe("twice"), {}, {});
        QVERIFY(again.finished);
        QVERIFY(equal(before->tensors, training::loadTrainingState(path("twice/last.state"))->tensors));
    }

    void theStateOfAnotherRecipeIsRefused() {
        training::runTraining(recipe("other"), {}, {});
        auto changed = recipe("other");
        changed.optimizer.lr *= 2;
        try {
            training::runTraining(changed, {}, {});
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY(error.kind() == core::Error::Kind::BadUsage);
            QVERIFY(std::string(error.what()).find("another recipe") != std::string::npos);
        }
    }

    void aTornStateIsReportedNotUsed() {
        training::runTraining(recipe("torn"), {}, {});
        std::filesystem::resize_file(path("torn/last.state"), 1000);
        QVERIFY_THROWS_EXCEPTION(core::Error, training::runTraining(recipe("torn"), {}, {}));
    }

    void aLeftoverOfAKilledWriteIsIgnored() {
        training::runTraining(recipe("killed"), {}, {});
        for (const char* name : {"last.state.tmp", "last.state.partial"}) {
            std::ofstream(path("killed/" + std::string(name))) << "half a file";
        }
        QVERIFY(training::runTraining(recipe("killed"), {}, {}).finished);
    }

    void aStopWhileClipsAreMadeIsAnError() {
        auto config = recipe("stopped");
        config.data.cache = path("empty-cache");
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(core::Error, training::runTraining(config, {}, stop.get_token()));
    }

    void anOutputThatCannotBeMadeIsExplained() {
        auto config = recipe("unused");
        config.output = "/proc/nowhere";
        QVERIFY_THROWS_EXCEPTION(core::Error, training::runTraining(config, {}, {}));
    }

    void anUnknownDeviceIsBadUsage() {
        auto config = recipe("unused");
        config.device = "abacus";
        QVERIFY_THROWS_EXCEPTION(core::Error, training::runTraining(config, {}, {}));
    }

    void theEvaluatorScoresEveryPart() {
        const auto config = recipe("scored");
        for (const auto part : {core::DataPart::CrossSubject, core::DataPart::CrossSceneSubject}) {
            const auto report = training::evaluate(config, {path("start.safetensors"), part});
            QCOMPARE(report.metrics.clips, 6);
            QCOMPARE(int(report.metrics.confusion.size()), 13);
            QVERIFY(report.metrics.top5 >= report.metrics.top1);
        }
        QVERIFY_THROWS_EXCEPTION(
            core::Error, training::evaluate(config, {path("no-model.safetensors"), core::DataPart::Validation}));
    }

private:
    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    core::TrainingConfig recipe(const std::string& output) const {
        return toyRecipe(m_folder.path().toStdString(), output);
    }

    QTemporaryDir m_folder;
};

int main(int argc, char** argv) {
    if (training_process::isOne(argc, argv)) return training_process::work(argc, argv);
    QCoreApplication program(argc, argv);
    TrainerTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "trainer_test.moc"

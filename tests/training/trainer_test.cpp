#include "training/trainer.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "tests/training/support/toy_clips.h"
#include "training/evaluator.h"
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
            const auto report = training::evaluate(config, path("start.safetensors"), part);
            QCOMPARE(report.metrics.clips, 6);
            QCOMPARE(int(report.metrics.confusion.size()), 13);
            QVERIFY(report.metrics.top5 >= report.metrics.top1);
        }
        QVERIFY_THROWS_EXCEPTION(core::Error,
                                 training::evaluate(config, path("no-model.safetensors"), core::DataPart::Validation));
    }

private:
    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    core::TrainingConfig recipe(const std::string& output) const {
        core::TrainingConfig config;
        config.initialise = path("start.safetensors");
        config.output = path(output);
        config.precision = core::TrainingPrecision::Fp32;
        config.device = "cpu";
        config.threads = 1;
        config.stages = {{16, 3}, {32, 3}};
        config.batch = 4;
        config.evaluateEverySteps = 2;
        config.data.cache = path("cache");
        config.data.frames = 6;
        config.data.size = 32;
        auto& simulate = config.data.simulate;
        simulate.train = {2, 1, 10};
        simulate.validation = {1, 1, 6};
        simulate.test = {1, 1, 6};
        simulate.renderSize = simulate.testRenderSize = 32;
        return config;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "trainer_test.moc"

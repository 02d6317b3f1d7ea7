#include "training/preparation.h"

#include <QTemporaryDir>
#include <QTest>

#include "core/dataset/simulated_dataset.h"
#include "core/types/error.h"
#include "model/checkpoint.h"
#include "tests/training/support/toy_clips.h"
#include "tests/training/support/toy_recipe.h"
#include "training/clip_parts.h"
#include "training/training_state.h"

namespace {

constexpr int kSimulated = 40;

}  // namespace

/// A few recordings of three people, beside simulated clips.
class PreparationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_network = toyModel();
        m_network.labels = core::LabelSet::gestures(true);
        torch::manual_seed(5);
        model::saveCheckpoint(path("start.safetensors"), model::TimeSformer(m_network), m_network, {});
        core::SimulatedDatasetOptions options;
        options.folder = path("set");
        options.subjects = 3;
        options.labels = {"G1", "G2", "none"};
        options.repeats = 2;
        options.width = options.height = 32;
        options.framesPerSecond = 10;
        core::makeSimulatedDataset(options, {}, [](const core::SimulationProgress&) {});
    }
    void init() { std::filesystem::remove_all(path("cache")); }

    void theRecordingsAndTheFirstBatchAreMade() {
        training::prepareTraining(recipe("unused"), {}, {});
        QVERIFY(!std::filesystem::exists(path("unused")));
        const auto open = [&](core::DataPart part) {
            return training::openPart(recipe("unused"), m_network, part, {}, {}, training::Filling::Recordings);
        };
        const int made = kSimulated - open(core::DataPart::Train)->missing();
        QVERIFY2(made > 0 && made <= recipe("unused").batch, qPrintable(QString::number(made)));
        QCOMPARE(open(core::DataPart::Validation)->missing(), recipe("unused").data.simulate.validation.clips);
    }

    void aPreparedTrainingEndsAsOneThatIsNot() {
        training::runTraining(recipe("plain"), {}, {});
        std::filesystem::remove_all(path("cache"));
        training::prepareTraining(recipe("prepared"), {}, {});
        training::runTraining(recipe("prepared"), {}, {});
        const auto one = training::loadTrainingState(path("plain/last.state"));
        const auto two = training::loadTrainingState(path("prepared/last.state"));
        QVERIFY(!one->tensors.empty());
        for (const auto& [name, tensor] : one->tensors)
            QVERIFY2(torch::equal(tensor, two->tensors.at(name)), "differs");
    }

    void aStopIsAnError() {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(core::Error, training::prepareTraining(recipe("unused"), {}, stop.get_token()));
    }

    void whatTheTrainingCannotUseIsTheSameError() {
        auto config = recipe("unused");
        config.data.source = path("nowhere");
        QVERIFY_THROWS_EXCEPTION(core::Error, training::prepareTraining(config, {}, {}));
    }

private:
    std::string path(const std::string& name) const {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    core::TrainingConfig recipe(const std::string& output) const {
        core::TrainingConfig config = toyRecipe(m_folder.path().toStdString(), output);
        config.data.source = path("set");
        config.data.mixSimulated = kSimulated;
        return config;
    }

    QTemporaryDir m_folder;
    core::ModelConfig m_network;
};

QTEST_GUILESS_MAIN(PreparationTest)
#include "preparation_test.moc"

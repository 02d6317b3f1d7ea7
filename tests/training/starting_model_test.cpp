#include "training/starting_model.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

#include "core/types/error.h"
#include "model/presets.h"
#include "tests/support/has_part.h"
#include "tests/training/support/toy_clips.h"
#include "training/label_choice.h"

namespace {

std::string complaint(const core::TrainingConfig& config) {
    try {
        training::startingModel(config);
    } catch (const core::Error& error) {
        return error.kind() == core::Error::Kind::BadUsage ? error.what() : "wrong kind";
    }
    return "nothing was thrown";
}

}  // namespace

class StartingModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        auto config = toyModel();
        config.temperature = 1.5;
        m_path = (m_folder.path() + "/toy.safetensors").toStdString();
        model::saveCheckpoint(m_path, model::TimeSformer(config), config, {});
    }

    void aPresetIsChangedAsTheRecipeSays() {
        core::TrainingConfig config;
        config.preset = "timesformer";
        config.model = {4, 32, 24, 2, 3, "space_only", "none", 0, "rounded_segments", 16};
        config.labels = "0, 1, 2";
        const auto start = training::startingModel(config);
        QCOMPARE(start.config.frames, 4);
        QCOMPARE(start.config.depth, 2);
        QVERIFY(start.config.motionTokens == core::MotionTokens::None);
        QVERIFY(start.config.attention == core::AttentionScheme::SpaceOnly);
        QVERIFY(start.config.preprocessing.span == core::ClipSpan::RoundedSegments);
        QCOMPARE(start.config.preprocessing.samplingRate, 16);
        QCOMPARE(start.config.labels.mirror, (std::vector<int>{-1, -1, -1}));
        QCOMPARE(start.network->named_parameters()["head.weight"].size(0), 3L);
    }

    void otherClassesGetAHeadThatRemembersTheOldOnes() {
        const auto before = model::loadCheckpoint(m_path);
        core::TrainingConfig config;
        config.initialise = m_path;
        config.labels = "left, wave, right";
        const auto start = training::startingModel(config);
        QCOMPARE(start.config.labels.names, (std::vector<std::string>{"left", "wave", "right"}));
        QCOMPARE(start.config.temperature, 1.0);
        const auto old = before.network->named_parameters(), now = start.network->named_parameters();
        QVERIFY(torch::equal(now["head.weight"][0], old["head.weight"][1]));
        QVERIFY(torch::equal(now["head.weight"][2], old["head.weight"][0]));
        QVERIFY(torch::equal(now["cls_token"], old["cls_token"]));
        for (const auto& item : before.network->named_buffers())
            QVERIFY(torch::equal(item.value(), start.network->named_buffers()[item.key()]));
    }

    void theSameClassesKeepTheHead() {
        core::TrainingConfig config;
        config.initialise = m_path;
        config.labels = "right, left";
        const auto start = training::startingModel(config);
        QCOMPARE(start.config.temperature, 1.5);
        QCOMPARE(start.config.labels.mirror, (std::vector<int>{1, 0}));
    }

    void theWeightsOfBothKindsOfMotionFitEachOther() {
        auto before = model::loadCheckpoint(m_path);
        core::TrainingConfig config;
        config.initialise = m_path;
        config.model.motion = "track";
        auto start = training::startingModel(config);
        QVERIFY(start.config.motionTokens == core::MotionTokens::Track);
        QCOMPARE(start.config.temperature, 1.5);
        QVERIFY(torch::equal(start.network->named_parameters()["motion.value.weight"],
                             before.network->named_parameters()["motion.value.weight"]));
        const auto clips = torch::randn({1, 3, 4, 32, 32}), places = torch::rand({1, 4, 1, 2});
        start.network->eval();
        before.network->eval();
        QVERIFY(torch::equal(start.network->forward(clips), before.network->forward(clips)));
        QVERIFY(!torch::equal(start.network->forward(clips, places), before.network->forward(clips, places)));
        config.model.motion = "none";
        HAS(complaint(config), "motion_tokens \"none\" against \"frames\"");
        config.model.motion = "fast";
        HAS(complaint(config), "model.motion is \"fast\"");
    }

    void moreStepsOfATrackSayTheSameUntilTheyAreTrained() {
        const torch::NoGradGuard noGradient;
        core::TrainingConfig config;
        config.initialise = m_path;
        config.model.motion = "track";
        config.model.trackSteps = 4;
        auto fine = training::startingModel(config);
        QCOMPARE(fine.config.trackSteps, 4);
        config.model.trackSteps = 1;
        auto before = training::startingModel(config);
        torch::Tensor crooked = torch::rand({1, 4, 4, 2});
        crooked.select(1, 0).copy_(crooked[0][0][3].clone());  // no way leads to the first frame
        const auto own = crooked.narrow(2, 3, 1), pictures = torch::randn({1, 3, 4, 32, 32});
        for (auto* network : {&fine.network, &before.network}) (*network)->eval();
        QVERIFY(torch::allclose(fine.network->forward(pictures, crooked), before.network->forward(pictures, own), 1e-3,
                                1e-4));
        fine.network->named_parameters()["motion.value.weight"].uniform_(-1, 1);
        const std::string path = m_folder.filePath("fine.safetensors").toStdString();
        model::saveCheckpoint(path, fine.network, fine.config, {});
        const auto clips = torch::randn({2, 3, 4, 32, 32}), places = torch::rand({2, 4, 1, 2});
        const auto wanted = fine.network->forward(clips, places);
        config.initialise = path;
        for (const int steps : {1, 2, 4, 6}) {
            config.model.trackSteps = steps;
            auto other = training::startingModel(config);
            QCOMPARE(other.config.trackSteps, steps);
            QVERIFY(torch::allclose(other.network->forward(clips, places), wanted, 1e-3, 1e-4));
        }
        config.model.motion = "frames";
        HAS(complaint(config), "trackSteps are 6");
        config.model.trackSteps = 0;
        QCOMPARE(training::startingModel(config).config.trackSteps, 1);
    }

    void aCheckpointKeepsItsKindOfMotionWhateverThePresetHas() {
        core::TrainingConfig config;
        config.preset = "light-timesformer-tiny";
        config.initialise = CARPUS_SOURCE_DIR "/resources/models/light-timesformer-tiny.safetensors";
        config.model.motion = "frames";
        const auto matching = training::startingModel(config);
        QVERIFY(matching.config.motionTokens == core::MotionTokens::Frames);
        config.initialise = m_folder.filePath("matching.safetensors").toStdString();
        model::saveCheckpoint(config.initialise, matching.network, matching.config, {});
        config.model.motion.clear();
        QVERIFY(model::preset(config.preset).motionTokens == core::MotionTokens::Track);
        QVERIFY(training::startingModel(config).config.motionTokens == core::MotionTokens::Frames);
    }

    void onlyThePublishedGesturesAndNoneHaveMirrorImages() {
        core::TrainingConfig config;
        config.initialise = m_path;
        config.labels = "G1, G3, G4, G13, wave, none";
        QCOMPARE(training::startingModel(config).config.labels.mirror, (std::vector<int>{0, 2, 1, -1, -1, 5}));
        QCOMPARE(training::labelsNamed({"G3", "G13"}).mirror, (std::vector<int>{-1, -1}));
    }

    void badChoicesSayWhatToDo() {
        core::TrainingConfig config;
        config.preset = "timesformer";
        config.model.attention = "diveded";
        HAS(complaint(config), "Use one of: axial, divided_space_time");
        config.model = {};
        config.model.span = "all";
        HAS(complaint(config), "model.span is \"all\"");
        config.model = {};
        config.labels = "wave";
        HAS(complaint(config), "labels gives 1 classes");
        config.labels = "wave, wave";
        HAS(complaint(config), "1 of them different");
        config.labels = "G3, G1";
        HAS(complaint(config), "labels has G3 but not its mirror image G4");
        config.labels = "data";
        HAS(complaint(config), "simulated clips have the model's classes");
    }

    void anArchitectureThatIsNotTheCheckpointsIsRefused() {
        core::TrainingConfig config;
        config.initialise = m_path;
        config.model.frames = 8;
        HAS(complaint(config), "frames 8 against 4");
        config.model = {};
        config.preset = "light-timesformer-tiny";
        HAS(complaint(config), "another architecture than the checkpoint");
    }

    void weightsOfOtherProgramsMustBeImportedFirst() {
        const std::string path = (m_folder.path() + "/vit.safetensors").toStdString();
        const std::string header = R"({"cls_token":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})";
        std::string length(8, '\0');
        length[0] = char(header.size());
        std::ofstream(path, std::ios::binary) << length << header << std::string(4, '\0');
        core::TrainingConfig config;
        config.initialise = path;
        HAS(complaint(config), "carpus import " + path);
    }

private:
    QTemporaryDir m_folder;
    std::string m_path;
};

QTEST_GUILESS_MAIN(StartingModelTest)
#include "starting_model_test.moc"

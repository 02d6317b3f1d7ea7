#include "training/original_recipe.h"

#include <QTest>

#include "core/types/error.h"
#include "tests/support/has_part.h"
#include "training/recipe.h"

namespace {

/// The recipe of the wrist-camera fork.
const char* const kAfosr = R"(
TRAIN:
  ENABLE: True
  DATASET: kinetics
  BATCH_SIZE: 4
  EVAL_PERIOD: 5
  CHECKPOINT_PERIOD: 5
  AUTO_RESUME: True
DATA:
  PATH_TO_DATA_DIR: /data/afosr
  PATH_LABEL_SEPARATOR: ","
  NUM_FRAMES: 8
  SAMPLING_RATE: 32
  TRAIN_JITTER_SCALES: [256, 320]
  TRAIN_CROP_SIZE: 224
  TEST_CROP_SIZE: 224
  INPUT_CHANNEL_NUM: [3]
TIMESFORMER:
  ATTENTION_TYPE: 'divided_space_time'
SOLVER:
  BASE_LR: 0.005
  LR_POLICY: steps_with_relative_lrs
  STEPS: [0, 11, 14]
  LRS: [1, 0.1, 0.01]
  MAX_EPOCH: 15
  MOMENTUM: 0.9
  WEIGHT_DECAY: 1e-4
  OPTIMIZING_METHOD: sgd
MODEL:
  MODEL_NAME: vit_base_patch16_224
  NUM_CLASSES: 12
  ARCH: vit
  LOSS_FUNC: cross_entropy
  DROPOUT_RATE: 0.5
TEST:
  ENABLE: True
  DATASET: kinetics
  BATCH_SIZE: 8
  NUM_ENSEMBLE_VIEWS: 1
  NUM_SPATIAL_CROPS: 3
DATA_LOADER:
  NUM_WORKERS: 8
  PIN_MEMORY: True
NUM_GPUS: 1
NUM_SHARDS: 1
RNG_SEED: 0
OUTPUT_DIR: .
)";

std::string complaint(const std::string& text, const training::Overrides& overrides = {}) {
    try {
        training::parseRecipe(text, "original.yaml", overrides);
    } catch (const core::Error& error) {
        return error.kind() == core::Error::Kind::BadUsage ? error.what() : "wrong kind";
    }
    return "nothing was thrown";
}

}  // namespace

class OriginalRecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thePublishedRecipeIsReadAsItIs() {
        const auto config = training::parseRecipe(kAfosr, "AFOSR.yaml");
        QCOMPARE(config.preset, std::string("timesformer"));
        QCOMPARE(config.labels, std::string());  // twelve classes are the gestures
        QCOMPARE(config.model.frames, 8);
        QCOMPARE(config.model.samplingRate, 32);
        QCOMPARE(config.model.size, 224);
        QCOMPARE(config.model.attention, std::string("divided_space_time"));
        QCOMPARE(config.data.source, std::string("/data/afosr"));
        QCOMPARE(config.data.separator, std::string(","));
        QCOMPARE(config.epochs, 15.0);
        QCOMPARE(config.evaluateEveryEpochs, 5.0);
        QCOMPARE(config.seed, 0ULL);
        QCOMPARE(config.batch * config.accumulate, 64);
        QCOMPARE(config.accumulate, 16);
        QVERIFY(config.optimizer.kind == core::OptimizerKind::Sgd);
        QCOMPARE(config.optimizer.lr, 0.005);
        QVERIFY(config.optimizer.nesterov && config.optimizer.decayAll);
        QCOMPARE(config.optimizer.weightDecay, 1e-4);
        QCOMPARE(config.optimizer.clipNorm, 0.0);
        QVERIFY(config.optimizer.schedule == core::ScheduleKind::Steps);
        QCOMPARE(config.optimizer.lrSteps.size(), std::size_t(3));
        QCOMPARE(config.optimizer.lrSteps[1].from, 11.0 / 15);
        QCOMPARE(config.optimizer.lrSteps[1].lr, 0.1);
        QCOMPARE(config.labelSmoothing + config.trajectoryWeight + config.averageDecay, 0.0);
        QCOMPARE(config.augment.mirror, 0.5);
        QVERIFY(!config.augment.mirrorRelabel);
        QVERIFY(config.augment.crop == core::CropKind::ScaleJitter);
        QCOMPARE(config.augment.scaleLow, 256.0 / 224);
        QCOMPARE(config.augment.scaleHigh, 320.0 / 224);
        QVERIFY(config.precision == core::TrainingPrecision::Fp32);
    }

    void overridesComeInEitherNaming() {
        const training::Overrides overrides{{"SOLVER.BASE_LR", "0.01"},
                                            {"optimizer.momentum", "0.8"},
                                            {"DATA.RANDOM_FLIP", "False"},
                                            {"output", "elsewhere"},
                                            {"MODEL.NUM_CLASSES", "3"}};
        const auto config = training::parseRecipe(kAfosr, "AFOSR.yaml", overrides);
        QCOMPARE(config.optimizer.lr, 0.01);
        QCOMPARE(config.optimizer.momentum, 0.8);
        QCOMPARE(config.augment.mirror, 0.0);
        QCOMPARE(config.output, std::string("elsewhere"));
        QCOMPARE(config.labels, std::string("0, 1, 2"));
    }

    void keysWithoutMeaningAreListedOnceAndTogether() {
        std::string notice;
        training::parseRecipe(kAfosr, "AFOSR.yaml", {}, &notice);
        for (const char* key : {"TRAIN.AUTO_RESUME", "TEST.NUM_SPATIAL_CROPS", "DATA_LOADER.PIN_MEMORY", "NUM_GPUS",
                                "MODEL.DROPOUT_RATE"})
            HAS(notice, key);
        QVERIFY(notice.find("SOLVER") == std::string::npos);
        notice.clear();
        training::parseRecipe("batch: 8", "ours.yaml", {}, &notice);
        QCOMPARE(notice, std::string());
    }

    void theOriginalsDefaultsFillWhatIsLeftOut() {
        const auto config = training::parseRecipe("MODEL: {ARCH: vit}", "short.yaml");
        QCOMPARE(config.batch, 64);
        QCOMPARE(config.accumulate, 1);
        QCOMPARE(config.epochs, 300.0);
        QVERIFY(config.optimizer.schedule == core::ScheduleKind::Cosine);
        QCOMPARE(config.model.samplingRate, 8);
    }

    void someKeysChangeTheNetworkAndTheSchedule() {
        const auto config = training::parseRecipe(
            "TRAIN: {DATASET: ssv2}\nMODEL: {MODEL_NAME: vit_large_patch16_224}\n"
            "SOLVER: {BASE_LR: 0.1, WARMUP_EPOCHS: 2, WARMUP_START_LR: 0.01, LR_POLICY: steps_with_lrs, STEPS: [0, 5], "
            "LRS: [0.1, 0.02], MAX_EPOCH: 10}",
            "short.yaml");
        QCOMPARE(config.model.span, std::string("rounded_segments"));
        QCOMPARE(config.model.embed, 1024);
        QCOMPARE(config.optimizer.warmupEpochs, 2.0);
        QCOMPARE(config.optimizer.warmupStart, 0.1);
        QCOMPARE(config.optimizer.lrSteps[1].from, 0.5);
        QCOMPARE(config.optimizer.lrSteps[1].lr, 0.2);
    }

    void badRecipesSayWhatToDo_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("misspelt") << "SOLVER: {BASE_RL: 1}"
                                  << "Did you mean \"SOLVER.BASE_LR\"?";
        QTest::newRow("wrong group") << "TRAIN: {NUM_FRAMES: 8}"
                                     << "Did you mean \"DATA.NUM_FRAMES\"?";
        QTest::newRow("ours among theirs") << "TRAIN: {BATCH_SIZE: 8}\nepochs: 3"
                                           << "unknown key \"epochs\"";
        QTest::newRow("wrong type") << "TRAIN: {BATCH_SIZE: many}"
                                    << "\"many\" is no value for TRAIN.BATCH_SIZE";
        QTest::newRow("out of range") << "TRAIN: {BATCH_SIZE: 0}"
                                      << "TRAIN.BATCH_SIZE is 0. Use a value from 2";
        QTest::newRow("other network") << "MODEL: {ARCH: slowfast}"
                                       << "MODEL.ARCH is \"slowfast\"";
        QTest::newRow("other size") << "MODEL: {MODEL_NAME: vit_huge}"
                                    << "MODEL.MODEL_NAME is \"vit_huge\"";
        QTest::newRow("other data") << "TRAIN: {DATASET: ava}"
                                    << "Use one of: kinetics, ssv2";
        QTest::newRow("other values of pixels") << "DATA: {MEAN: [0.5, 0.5, 0.5]}"
                                                << "DATA.MEAN is";
        QTest::newRow("steps without rates") << "SOLVER: {LR_POLICY: steps_with_relative_lrs, STEPS: [0, 3]}"
                                             << "SOLVER.STEPS has 2 values and SOLVER.LRS 0";
        QTest::newRow("mixing") << "MIXUP: {ENABLED: True}"
                                << "MIXUP.ENABLED is on";
        QTest::newRow("jitter") << "DATA: {TRAIN_JITTER_SCALES: [320, 256]}"
                                << "Use two rising numbers";
    }
    void badRecipesSayWhatToDo() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        HAS(complaint(text.toStdString()), expected.toStdString());
        HAS(complaint(text.toStdString()), "original.yaml");
    }

    void badOverridesAreNamed() {
        HAS(complaint(kAfosr, {{"SOLVER.BASE_LL", "1"}}), "Did you mean \"SOLVER.BASE_LR\"?");
        HAS(complaint(kAfosr, {{"RNG_SEED.X", "1"}}), "has a value where it has a group");
        HAS(complaint(kAfosr, {{"optimizer.rate", "1"}}), "Command line: unknown key");
        HAS(complaint("batch: 4", {{"SOLVER.BASE_LR", "1"}}), "belongs into a recipe of the original TimeSformer");
    }
};

QTEST_GUILESS_MAIN(OriginalRecipeTest)
#include "original_recipe_test.moc"

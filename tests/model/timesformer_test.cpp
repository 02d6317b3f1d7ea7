#include "model/timesformer.h"

#include <QTest>
#include <array>

#include "core/types/error.h"
#include "model/architecture.h"
#include "model/camera_motion.h"
#include "model/presets.h"
#include "tests/model/support/small_network.h"

using core::AttentionScheme;
using core::ModelConfig;
using core::PatchStem;
using model::TimeSformer;

namespace {

ModelConfig withClasses(ModelConfig config, int classes) {
    config.labels.names.assign(std::size_t(classes), "class");
    config.labels.mirror.resize(std::size_t(classes));
    for (int i = 0; i < classes; ++i) config.labels.mirror[std::size_t(i)] = i;
    return config;
}

ModelConfig published(AttentionScheme attention) {
    ModelConfig config = withClasses(model::preset("timesformer"), 400);
    config.attention = attention;
    return config;
}

constexpr std::array kSchemes{AttentionScheme::DividedSpaceTime, AttentionScheme::JointSpaceTime,
                              AttentionScheme::SpaceOnly, AttentionScheme::LocalGlobal, AttentionScheme::Axial};

torch::Tensor clips(const ModelConfig& config, int batch) {
    torch::manual_seed(3);
    return torch::randn({batch, 3, config.frames, config.size, config.size});
}

}  // namespace

class TimeSformerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void hasThePublishedNumberOfParameters_data();
    void hasThePublishedNumberOfParameters();
    void hasTheTensorsThatTheArchitectureAnnounces_data();
    void hasTheTensorsThatTheArchitectureAnnounces();
    void givesOneLogitPerClassForEachClip_data();
    void givesOneLogitPerClassForEachClip();
    void classifiesEachClipOnItsOwn();
    void startsAsAPictureNetworkAveragedOverTime();
    void startsFromNarrowRandomWeights();
    void keepsFramesApartInItsPatchFeatures();
    void tellsEveryTokenOfAFrameHowTheCameraMoved();
    void acceptsOtherSizesAndFrameCounts_data();
    void acceptsOtherSizesAndFrameCounts();
    void dropsPathsOnlyInTraining();
    void foldsNormalisationsWithoutChangingTheResult();
};

void TimeSformerTest::hasThePublishedNumberOfParameters_data() {
    QTest::addColumn<ModelConfig>("config");
    QTest::addColumn<qint64>("parameters");
    QTest::newRow("divided, 400 classes") << published(AttentionScheme::DividedSpaceTime) << qint64{121'566'352};
    QTest::newRow("joint, 400 classes") << published(AttentionScheme::JointSpaceTime) << qint64{86'112'400};
    QTest::newRow("space only, 400 classes") << published(AttentionScheme::SpaceOnly) << qint64{86'106'256};
    // The paper counts these two with the 174 classes of SSv2: 121.4 and 156.8 million.
    const auto sparse = [](AttentionScheme scheme) { return withClasses(published(scheme), 174); };
    QTest::newRow("local-global, 174 classes") << sparse(AttentionScheme::LocalGlobal) << qint64{121'392'558};
    QTest::newRow("axial, 174 classes") << sparse(AttentionScheme::Axial) << qint64{156'846'510};
    QTest::newRow("divided, 12 gestures") << model::preset("light-timesformer") << qint64{121'267'980};
    QTest::newRow("32 frames, 12 gestures") << model::preset("light-timesformer-32") << qint64{121'286'412};
    QTest::newRow("96 frames") << withClasses(model::preset("timesformer-l"), 400) << qint64{121'633'936};
    QTest::newRow("448 pixels") << withClasses(model::preset("timesformer-hr"), 400) << qint64{122'024'080};
}

void TimeSformerTest::hasThePublishedNumberOfParameters() {
    QFETCH(ModelConfig, config);
    qint64 count = 0;
    for (const auto& [name, shape] : model::parameterShapes(config)) count += model::valueCount(shape);
    QTEST(count, "parameters");
}

void TimeSformerTest::hasTheTensorsThatTheArchitectureAnnounces_data() {
    QTest::addColumn<ModelConfig>("config");
    for (const auto stem : {PatchStem::Linear, PatchStem::Convolutional}) {
        const char* name = stem == PatchStem::Linear ? "linear" : "convolutional";
        QTest::addRow("divided, %s", name) << smallConfig(AttentionScheme::DividedSpaceTime, stem);
        QTest::addRow("joint, %s", name) << smallConfig(AttentionScheme::JointSpaceTime, stem);
        QTest::addRow("space only, %s", name) << smallConfig(AttentionScheme::SpaceOnly, stem);
        QTest::addRow("local-global, %s", name) << smallConfig(AttentionScheme::LocalGlobal, stem);
        QTest::addRow("axial, %s", name) << smallConfig(AttentionScheme::Axial, stem);
    }
    QTest::newRow("motion tokens") << smallConfig();
}

void TimeSformerTest::hasTheTensorsThatTheArchitectureAnnounces() {
    QFETCH(ModelConfig, config);
    const TimeSformer network(config);
    std::map<std::string, model::Shape> parameters, statistics;
    for (const auto& item : network->named_parameters()) parameters[item.key()] = item.value().sizes().vec();
    for (const auto& item : network->named_buffers()) {
        if (item.value().dim() > 0) statistics[item.key()] = item.value().sizes().vec();
    }
    QVERIFY(parameters == model::parameterShapes(config));
    QVERIFY(statistics == model::statisticShapes(config));
}

void TimeSformerTest::givesOneLogitPerClassForEachClip_data() { hasTheTensorsThatTheArchitectureAnnounces_data(); }

void TimeSformerTest::givesOneLogitPerClassForEachClip() {
    QFETCH(ModelConfig, config);
    const torch::NoGradGuard noGradient;
    TimeSformer network = randomNetwork(config);
    const auto input = clips(config, 2);
    const auto logits = network->forward(input);
    QVERIFY(logits.sizes() == at::IntArrayRef({2, 13}));
    QVERIFY(torch::isfinite(logits).all().item<bool>());
    const auto features = network->features(input);
    QVERIFY(features.cls.sizes() == at::IntArrayRef({2, 32}));
    const int64_t places = config.size / config.patch * (config.size / config.patch);
    QVERIFY(features.patches.sizes() == at::IntArrayRef({2, 4, places, 32}));
    const auto head = network->named_parameters();
    QVERIFY(largestDifference(torch::linear(features.cls, head["head.weight"], head["head.bias"]), logits) < 1e-5);
}

void TimeSformerTest::classifiesEachClipOnItsOwn() {
    const torch::NoGradGuard noGradient;
    for (const AttentionScheme scheme : kSchemes) {
        const ModelConfig config = smallConfig(scheme, PatchStem::Linear);
        TimeSformer network = randomNetwork(config);
        const auto input = clips(config, 3);
        const auto together = network->forward(input);
        QVERIFY(largestDifference(network->forward(input.narrow(0, 1, 1)), together.narrow(0, 1, 1)) < 1e-4);
        QVERIFY(largestDifference(together[0], together[1]) > 1e-3);
    }
}

void TimeSformerTest::startsAsAPictureNetworkAveragedOverTime() {
    const torch::NoGradGuard noGradient;
    const ModelConfig config = smallConfig(AttentionScheme::DividedSpaceTime, PatchStem::Linear);
    TimeSformer network(config);
    network->eval();
    const auto input = clips(config, 1);
    const auto logits = network->forward(input);
    QVERIFY(largestDifference(network->forward(input.flip(2)), logits) < 1e-5);
    TimeSformer trained = randomNetwork(config);
    QVERIFY(largestDifference(trained->forward(input.flip(2)), trained->forward(input)) > 1e-3);
}

void TimeSformerTest::startsFromNarrowRandomWeights() {
    torch::manual_seed(1);
    const TimeSformer network(smallConfig(AttentionScheme::DividedSpaceTime, PatchStem::Linear));
    for (const auto& item : network->named_parameters()) {
        const QByteArray name = QByteArray::fromStdString(item.key());
        const auto& value = item.value();
        const bool zero = name == "time_embed" || name.contains("temporal_fc") ||
                          (name.endsWith("bias") && !name.startsWith("patch_embed"));
        if (zero) QVERIFY2(value.abs().max().item<double>() == 0, name);
        if (zero || name.startsWith("patch_embed")) continue;
        if (name.contains("norm")) {
            QVERIFY2(torch::equal(value, torch::ones_like(value)), name);
        } else {
            const double deviation = value.std().item<double>();
            QVERIFY2(deviation > 0.015 && deviation < 0.025, name);
        }
    }
}

void TimeSformerTest::keepsFramesApartInItsPatchFeatures() {
    const torch::NoGradGuard noGradient;
    const ModelConfig config = smallConfig(AttentionScheme::SpaceOnly, PatchStem::Linear);
    TimeSformer network = randomNetwork(config);
    auto input = clips(config, 1);
    const auto before = network->features(input).patches;
    input.select(2, 2).add_(1);
    const auto after = network->features(input).patches;
    for (int t = 0; t < config.frames; ++t) {
        const double change = largestDifference(after.select(1, t), before.select(1, t));
        QVERIFY(t == 2 ? change > 1e-2 : change < 1e-5);
    }
}

void TimeSformerTest::tellsEveryTokenOfAFrameHowTheCameraMoved() {
    const torch::NoGradGuard noGradient;
    model::MotionEmbed motion(smallConfig());
    torch::manual_seed(5);
    for (auto& parameter : motion->parameters()) parameter.normal_(0, 0.1);  // the network sets them, not the module
    const auto pictures = torch::randn({2 * 4, 3, 48, 48});                  // 2 clips, 4 frames
    const auto before = motion->forward(model::motionStructure(pictures), {}, 4);
    QVERIFY(before.sizes() == torch::IntArrayRef({8, 1, smallConfig().embed}));
    auto changed = pictures.clone();
    changed[1] = torch::randn({3, 48, 48});
    const auto change = (motion->forward(model::motionStructure(changed), {}, 4) - before).abs().amax({1, 2});
    for (int row = 0; row < 8; ++row) QVERIFY((change[row].item<double>() > 1e-5) == (row < 4));
}

void TimeSformerTest::acceptsOtherSizesAndFrameCounts_data() {
    QTest::addColumn<int>("frames");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("smaller pictures") << 4 << 32 << 32;
    QTest::newRow("wide pictures") << 4 << 48 << 80;
    QTest::newRow("more frames") << 7 << 48 << 48;
    QTest::newRow("everything") << 2 << 64 << 32;
}

void TimeSformerTest::acceptsOtherSizesAndFrameCounts() {
    QFETCH(int, frames);
    QFETCH(int, height);
    QFETCH(int, width);
    for (const AttentionScheme scheme : kSchemes) {
        ModelConfig config = smallConfig(scheme, PatchStem::Convolutional);
        if (scheme == AttentionScheme::JointSpaceTime) config.motionTokens = core::MotionTokens::Frames;
        TimeSformer network = randomNetwork(config);
        const auto input = torch::randn({1, 3, frames, height, width});
        if (scheme == AttentionScheme::LocalGlobal && (frames % 2 || height % 32 || width % 32)) {
            QVERIFY_THROWS_EXCEPTION(core::Error, network->forward(input));
            continue;
        }
        const auto features = network->features(input);
        QVERIFY(features.patches.sizes() == at::IntArrayRef({1, frames, height / 16 * (width / 16), 32}));
        network->forward(input).sum().backward();
        QVERIFY(network->named_parameters()["pos_embed"].grad().abs().sum().item<double>() > 0);
    }
}

void TimeSformerTest::dropsPathsOnlyInTraining() {
    const torch::NoGradGuard noGradient;
    ModelConfig config = smallConfig(AttentionScheme::DividedSpaceTime, PatchStem::Linear);
    config.dropPath = 0.5;
    TimeSformer network = randomNetwork(config);
    const auto input = clips(config, 4);
    QVERIFY(torch::equal(network->forward(input), network->forward(input)));
    network->train();
    QVERIFY(!torch::equal(network->forward(input), network->forward(input)));
}

void TimeSformerTest::foldsNormalisationsWithoutChangingTheResult() {
    const torch::NoGradGuard noGradient;
    const ModelConfig config = smallConfig();
    TimeSformer network = randomNetwork(config);
    const auto input = clips(config, 2);
    const auto before = network->forward(input);
    network->foldNormalisation();
    QVERIFY(network->named_buffers().is_empty());
    QVERIFY(largestDifference(network->forward(input), before) < 1e-4);
}

QTEST_GUILESS_MAIN(TimeSformerTest)
#include "timesformer_test.moc"

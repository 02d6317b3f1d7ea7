#include "model/attention_rollout.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <numeric>

#include "core/types/error.h"
#include "model/attention_viewer.h"
#include "model/checkpoint.h"
#include "model/preprocess.h"
#include "tests/model/support/small_network.h"

using core::AttentionScheme;
using core::ModelConfig;
using model::TimeSformer;
using torch::Tensor;

namespace {

constexpr AttentionScheme kSchemes[] = {AttentionScheme::DividedSpaceTime, AttentionScheme::JointSpaceTime,
                                        AttentionScheme::SpaceOnly, AttentionScheme::LocalGlobal,
                                        AttentionScheme::Axial};
constexpr const char* kNames[] = {"divided", "joint", "space only", "local-global", "axial"};

ModelConfig configOf(int scheme) { return smallConfig(kSchemes[scheme], core::PatchStem::Linear); }

/// Every token looks equally at all that it sees.
void lookEverywhere(TimeSformer& network) {
    for (auto& item : network->named_parameters()) {
        if (item.key().ends_with("qkv.weight") || item.key().ends_with("qkv.bias")) item.value().zero_();
    }
}

/// Every token looks at bright patches: the first value of a token is its brightness, all else is left at zero.
void lookAtBrightPatches(TimeSformer& network, const ModelConfig& config) {
    for (auto& item : network->named_parameters()) {
        const std::string& name = item.key();
        Tensor value = item.value();
        value.fill_(name.ends_with("norm1.weight") ? 1 : 0);
        if (name == "patch_embed.proj.weight") value[0].fill_(1);
        for (int head = 0; name.ends_with("qkv.bias") && head < config.heads; ++head)
            value[head * config.embed / config.heads] = 5;  // what a query asks for
        for (int head = 0; name.ends_with("qkv.weight") && head < config.heads; ++head)
            value[config.embed + head * config.embed / config.heads][0] = 5;  // what a key answers
    }
}

/// One rollout matrix over class tokens (one, or one for each frame) and patches, written down value by value.
Tensor denseStep(const model::AttentionStep& step, const model::TokenGrid& grid, int64_t classTokens) {
    const int64_t patches = grid.frames * grid.rows * grid.columns, size = classTokens + patches;
    const Tensor ids = model::groupTokens(torch::arange(patches).reshape({1, patches, 1}), step.grouping, grid)[0];
    Tensor attention = torch::zeros({size, size});
    const int64_t groups = step.weights.size(0), offset = step.withClass ? 1 : 0;
    if (!step.withClass) attention.narrow(0, 0, classTokens).narrow(1, 0, classTokens).copy_(torch::eye(classTokens));
    for (int64_t g = 0; g < groups; ++g) {
        std::vector<int64_t> tokens;
        if (step.withClass) tokens.push_back(classTokens == 1 ? 0 : g);
        for (int64_t m = 0; m < ids.size(1); ++m) tokens.push_back(classTokens + ids[g][m].item<int64_t>());
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool meanOfCopies = offset == 1 && i == 0 && classTokens == 1;
            for (std::size_t j = 0; j < tokens.size(); ++j)
                attention[tokens[i]][tokens[j]] +=
                    step.weights[g][int64_t(i)][int64_t(j)] / double(meanOfCopies ? groups : 1);
        }
    }
    return (attention + torch::eye(size)) / 2;
}

Tensor tensorOf(const std::vector<float>& values, at::IntArrayRef shape) {
    return torch::tensor(at::ArrayRef<float>(values)).reshape(shape);
}

}  // namespace

class AttentionRolloutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { at::set_num_threads(1); }
    void agreesWithTheProductOfWholeMatrices_data() { schemes(); }
    void agreesWithTheProductOfWholeMatrices();
    void rowsAreShares_data() { schemes(); }
    void rowsAreShares();
    void evenAttentionGivesEvenMaps_data() { schemes(); }
    void evenAttentionGivesEvenMaps();
    void findsTheOnePatchThatMatters_data() { schemes(); }
    void findsTheOnePatchThatMatters();
    void doesNotChangeTheResult();
    void theViewerSaysTheSameOfAClip();
    void refusesClipsOfAnotherShape();

private:
    static void schemes() {
        QTest::addColumn<int>("scheme");
        for (int i = 0; i < 5; ++i) QTest::newRow(kNames[i]) << i;
    }
    static Tensor clip(const ModelConfig& config) {
        torch::manual_seed(5);
        return torch::randn({1, 3, config.frames, config.size, config.size});
    }
};

void AttentionRolloutTest::agreesWithTheProductOfWholeMatrices() {
    QFETCH(int, scheme);
    const torch::NoGradGuard noGradient;
    const ModelConfig config = configOf(scheme);
    TimeSformer network = randomNetwork(config);
    for (auto& item : network->named_parameters()) {
        if (item.key().ends_with("qkv.weight")) item.value().mul_(4);  // far from even attention
    }
    const auto maps = model::attentionRollout(network, clip(config), core::MapsWanted::SpaceAndTime);
    const int64_t side = config.size / config.patch, places = side * side, frames = config.frames;
    const model::TokenGrid grid{frames, side, side};
    std::vector<model::AttentionStep> steps;
    network->features(network->frameFeatures(clip(config).transpose(1, 2).flatten(0, 1)), frames, &steps);
    const int64_t classTokens = kSchemes[scheme] == AttentionScheme::SpaceOnly ? frames : 1;
    Tensor product = torch::eye(classTokens + places * frames);
    for (const auto& step : steps) product = torch::matmul(denseStep(step, grid, classTokens), product);
    Tensor space = product.narrow(0, 0, classTokens).mean(0).narrow(0, classTokens, places * frames);
    space = (space / space.sum()).reshape({places, frames}).t();
    Tensor time = product.narrow(0, classTokens, places * frames).narrow(1, classTokens, places * frames);
    time = (time / time.sum(1, true)).reshape({places, frames, places, frames}).sum(2);
    QVERIFY(largestDifference(tensorOf(maps.space, {frames, places}), space) < 1e-6);
    QVERIFY(largestDifference(tensorOf(maps.time, {places, frames, frames}), time) < 1e-5);
    QVERIFY(space.max().item<double>() > 1.5 / double(places * frames));
}

void AttentionRolloutTest::rowsAreShares() {
    QFETCH(int, scheme);
    const ModelConfig config = configOf(scheme);
    TimeSformer network = randomNetwork(config);
    const auto maps = model::attentionRollout(network, clip(config), core::MapsWanted::SpaceAndTime);
    QCOMPARE(maps.frames, config.frames);
    QCOMPARE(maps.rows, config.size / config.patch);
    QCOMPARE(maps.space.size(), std::size_t(maps.frames * maps.rows * maps.columns));
    QCOMPARE(maps.time.size(), maps.space.size() * std::size_t(maps.frames));
    QVERIFY(std::abs(std::accumulate(maps.space.begin(), maps.space.end(), 0.0) - 1) < 1e-5);
    QVERIFY(*std::min_element(maps.space.begin(), maps.space.end()) > 0);
    for (auto row = maps.time.begin(); row != maps.time.end(); row += maps.frames)
        QVERIFY(std::abs(std::accumulate(row, row + maps.frames, 0.0) - 1) < 1e-5);
    QVERIFY(model::attentionRollout(network, clip(config)).time.empty());
}

void AttentionRolloutTest::evenAttentionGivesEvenMaps() {
    QFETCH(int, scheme);
    const torch::NoGradGuard noGradient;
    const ModelConfig config = configOf(scheme);
    TimeSformer network = randomNetwork(config);
    lookEverywhere(network);
    const auto maps = model::attentionRollout(network, clip(config), core::MapsWanted::SpaceAndTime);
    for (const float share : maps.space) QVERIFY(std::abs(share * float(maps.space.size()) - 1) < 1e-4);
    for (int row = 0; row < maps.rows; ++row) {
        for (int column = 0; column < maps.columns; ++column)  // the same at every place
            QVERIFY(std::equal(maps.timeOf(row, column), maps.timeOf(row, column) + maps.frames, maps.timeOf(0, 0),
                               [](float a, float b) { return std::abs(a - b) < 1e-5; }));
    }
}

void AttentionRolloutTest::findsTheOnePatchThatMatters() {
    QFETCH(int, scheme);
    const torch::NoGradGuard noGradient;
    const ModelConfig config = configOf(scheme);
    TimeSformer network = randomNetwork(config);
    lookAtBrightPatches(network, config);
    constexpr int kFrame = 2, kRow = 1, kColumn = 2;
    Tensor pixels = torch::zeros({1, 3, config.frames, config.size, config.size});
    pixels.select(2, kFrame)
        .narrow(2, kRow * config.patch, config.patch)
        .narrow(3, kColumn * config.patch, config.patch)
        .fill_(1);
    const auto maps = model::attentionRollout(network, pixels, core::MapsWanted::SpaceAndTime);
    const auto brightest = std::max_element(maps.space.begin(), maps.space.end()) - maps.space.begin();
    QCOMPARE(int(brightest), (kFrame * maps.rows + kRow) * maps.columns + kColumn);
    QVERIFY(maps.space[std::size_t(brightest)] > 4.0F / float(maps.space.size()));
    const bool apart = kSchemes[scheme] == AttentionScheme::SpaceOnly;
    for (int frame = 0; frame < maps.frames; ++frame) {
        const float* row = maps.timeOf(kRow, kColumn) + frame * maps.frames;
        for (int other = 0; other < maps.frames; ++other) {
            if (other == frame || other == kFrame) continue;
            if (apart) QVERIFY(row[other] < 1e-6);
            if (!apart && frame != kFrame) QVERIFY(row[kFrame] > row[other]);
        }
    }
}

void AttentionRolloutTest::doesNotChangeTheResult() {
    const torch::NoGradGuard noGradient;
    const ModelConfig config = configOf(0);
    TimeSformer network = randomNetwork(config);
    const Tensor before = network->forward(clip(config));
    model::attentionRollout(network, clip(config));
    QVERIFY(torch::equal(network->forward(clip(config)), before));
}

void AttentionRolloutTest::theViewerSaysTheSameOfAClip() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("model.safetensors").toStdString();
    const ModelConfig config = smallConfig();
    TimeSformer network = randomNetwork(config);
    model::saveCheckpoint(path, network, config, {});
    const Tensor pixels = torch::randint(0, 256, {1, config.frames, config.size, config.size, 3}, torch::kUInt8);
    core::Clip clip{config.frames, config.size, config.size, {}, {}};
    clip.rgb.assign(pixels.data_ptr<std::uint8_t>(), pixels.data_ptr<std::uint8_t>() + pixels.numel());
    model::AttentionViewer viewer(path, core::Device::Cpu);
    const auto maps = viewer.maps(clip);
    QCOMPARE(maps.space, model::attentionRollout(network, model::preprocess(pixels, config)).space);
    clip.frames = 1;
    QVERIFY_EXCEPTION_THROWN(viewer.maps(clip), core::Error);
}

void AttentionRolloutTest::refusesClipsOfAnotherShape() {
    const ModelConfig config = configOf(1);
    TimeSformer network = randomNetwork(config);
    const Tensor pair = clip(config).repeat({2, 1, 1, 1, 1});
    QVERIFY_EXCEPTION_THROWN(model::attentionRollout(network, pair), core::Error);
}

QTEST_GUILESS_MAIN(AttentionRolloutTest)
#include "attention_rollout_test.moc"

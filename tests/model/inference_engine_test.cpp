#include "model/engine/inference_engine.h"

#include <QTest>
#include <vector>

#include "core/types/error.h"
#include "tests/model/support/small_network.h"

using core::AttentionScheme;
using core::ModelConfig;
using core::PatchStem;
using model::EngineOptions;

namespace {

constexpr double kRounding = 1e-4;  // of the largest logit

torch::Tensor clips(const ModelConfig& config, int batch) {
    torch::manual_seed(3);
    return torch::randn({batch, 3, config.frames, config.size, config.size});
}

torch::Tensor engineLogits(const ModelConfig& config, const torch::Tensor& input, const model::Arithmetic& arithmetic,
                           const EngineOptions& options) {
    const torch::NoGradGuard noGradient;
    model::InferenceEngine engine(randomNetwork(config), config, torch::kCPU, arithmetic, options);
    return engine.logits(engine.frameFeatures(input.transpose(1, 2).flatten(0, 1)), config.frames);
}

double relativeDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return largestDifference(a, b) / b.abs().max().item<double>();
}

struct Named {
    const char* name;
    AttentionScheme scheme;
};

constexpr Named kSchemes[] = {{"divided", AttentionScheme::DividedSpaceTime},
                              {"joint", AttentionScheme::JointSpaceTime},
                              {"space only", AttentionScheme::SpaceOnly},
                              {"local-global", AttentionScheme::LocalGlobal},
                              {"axial", AttentionScheme::Axial}};

}  // namespace

class InferenceEngineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySavingLeavesTheResultAsItIs_data() {
        QTest::addColumn<ModelConfig>("config");
        QTest::addColumn<EngineOptions>("options");
        for (const auto& [name, scheme] : kSchemes) {
            const ModelConfig config = smallConfig(scheme, PatchStem::Linear);
            QTest::addRow("%s, none", name) << config << EngineOptions{false, false, false, false};
            QTest::addRow("%s, merged projections", name) << config << EngineOptions{true, false, false, false};
            QTest::addRow("%s, folded norms", name) << config << EngineOptions{false, true, false, false};
            QTest::addRow("%s, class only at the end", name) << config << EngineOptions{false, false, true, false};
            QTest::addRow("%s, packed weights", name) << config << EngineOptions{false, false, false, true};
            QTest::addRow("%s, all", name) << config << EngineOptions{};
        }
        QTest::newRow("as the bundled model") << smallConfig() << EngineOptions{};
    }

    void everySavingLeavesTheResultAsItIs() {
        QFETCH(ModelConfig, config);
        QFETCH(EngineOptions, options);
        const auto input = clips(config, 3);
        const torch::NoGradGuard noGradient;
        const auto plain = randomNetwork(config)->forward(input);
        QVERIFY(relativeDifference(engineLogits(config, input, {}, options), plain) < kRounding);
    }

    void lowerPrecisionsComeClose_data() {
        QTest::addColumn<model::Arithmetic>("arithmetic");
        QTest::newRow("bf16") << model::Arithmetic{torch::kBFloat16};
        if (model::hasInt8Linear()) QTest::newRow("int8") << model::Arithmetic{torch::kFloat32, true};
    }

    void lowerPrecisionsComeClose() {
        QFETCH(model::Arithmetic, arithmetic);
        const ModelConfig config = smallConfig(AttentionScheme::DividedSpaceTime, PatchStem::Linear);
        const auto input = clips(config, 8);
        const auto exact = engineLogits(config, input, {}, {});
        const auto coarse = engineLogits(config, input, arithmetic, {});
        QVERIFY(!torch::equal(coarse, exact));
        QVERIFY(relativeDifference(coarse, exact) < 0.05);
    }

    void aLinearLayerIsTheSameInEveryKernel_data() {
        QTest::addColumn<model::LinearKernel>("kernel");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("plain") << model::LinearKernel::Plain << 1e-5;
        QTest::newRow("packed") << model::LinearKernel::Packed << 1e-5;
        if (model::hasInt8Linear()) QTest::newRow("int8") << model::LinearKernel::Int8 << 0.02;
    }

    void aLinearLayerIsTheSameInEveryKernel() {
        QFETCH(model::LinearKernel, kernel);
        QFETCH(double, tolerance);
        torch::manual_seed(1);
        const auto weight = torch::randn({24, 16}), bias = torch::randn({24}), x = torch::randn({2, 5, 16});
        const model::PackedLinear layer(weight, bias, kernel);
        const auto expected = torch::linear(x, weight, bias);
        QVERIFY(relativeDifference(layer(x), expected) < tolerance);
        QVERIFY(relativeDifference(layer(x.transpose(0, 1)), expected.transpose(0, 1)) < tolerance);
        QVERIFY(relativeDifference(layer(x, model::Activation::Gelu), torch::gelu(expected)) < tolerance);
    }
};

QTEST_GUILESS_MAIN(InferenceEngineTest)
#include "inference_engine_test.moc"

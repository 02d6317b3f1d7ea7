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
            const std::vector<std::string> savings = model::savingNames();
            QTest::addRow("%s, none", name) << config << model::savingsWithout(savings);
            for (const std::string& saving : savings) {
                std::vector<std::string> others;
                for (const std::string& other : savings)
                    if (other != saving) others.push_back(other);
                QTest::addRow("%s, only %s", name, saving.c_str()) << config << model::savingsWithout(others);
            }
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

    void refusesToDoWithoutASavingThatIsNone() {
        QVERIFY(!model::savingsWithout({"fold"}).foldNorms);
        try {
            model::savingsWithout({"fold", "magic"});
            QFAIL("no error");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("'magic'") && QString(error.what()).contains("class-only"),
                     error.what());
        }
    }

    void lowerPrecisionsComeClose_data() {
        QTest::addColumn<model::Arithmetic>("arithmetic");
        QTest::newRow("bf16") << model::Arithmetic{torch::kBFloat16};
        if (!model::hasInt8Linear()) return;
        QTest::newRow("int8 in fp32") << model::Arithmetic{torch::kFloat32, true};
        QTest::newRow("int8 in bf16") << model::Arithmetic{torch::kBFloat16, true};
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
        const model::PackedLinear layer(weight, bias, kernel, torch::kFloat32);
        const auto expected = torch::linear(x, weight, bias);
        QVERIFY(relativeDifference(layer(x), expected) < tolerance);
        QVERIFY(relativeDifference(layer(x.transpose(0, 1)), expected.transpose(0, 1)) < tolerance);
        QVERIFY(relativeDifference(layer(x, model::Activation::Gelu), torch::gelu(expected)) < tolerance);
    }
};

QTEST_GUILESS_MAIN(InferenceEngineTest)
#include "inference_engine_test.moc"

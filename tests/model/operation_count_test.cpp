#include "model/operation_count.h"

#include <ATen/record_function.h>

#include <QTest>
#include <atomic>
#include <memory>
#include <string>

#include "model/engine/inference_engine.h"
#include "model/presets.h"
#include "tests/model/support/small_network.h"

namespace {

std::atomic<std::int64_t> multiplyAdds;  // the callback of a recording can carry nothing

/// Adds the multiply-adds of one operator of LibTorch; others have none.
std::unique_ptr<at::ObserverContext> countOperator(const at::RecordFunction& function) {
    const std::string name = function.name();
    const auto inputs = function.inputs();
    const auto tensor = [&](std::size_t i) { return inputs[i].toTensor(); };
    if (name == "aten::addmm") multiplyAdds += tensor(1).numel() * tensor(2).size(1);
    if (name == "aten::mm") multiplyAdds += tensor(0).numel() * tensor(1).size(1);
    if (name == "aten::bmm") multiplyAdds += tensor(0).numel() * tensor(1).size(2);
    if (name == "mkldnn::_linear_pointwise") multiplyAdds += tensor(0).numel() * tensor(1).size(0);
    if (name == "aten::_scaled_dot_product_flash_attention_for_cpu")
        multiplyAdds += 2 * tensor(0).numel() * tensor(1).size(2);
    if (name == "aten::convolution") {  // of square kernels, padded by half of an odd side
        const auto side = tensor(1).size(2), stride = inputs[3].toIntVector().front();
        const auto places = (tensor(0).size(2) + 2 * (side % 2 == 1 ? side / 2 : 0) - side) / stride + 1;
        multiplyAdds += tensor(0).size(0) * places * places * tensor(1).numel();
    }
    return nullptr;
}

/// The multiply-adds that LibTorch really does meanwhile.
template <typename Work>
std::int64_t counted(Work work) {
    multiplyAdds = 0;
    const auto handle = at::addThreadLocalCallback(at::RecordFunctionCallback(countOperator).needsInputs(true));
    work();
    at::removeCallback(handle);
    return multiplyAdds;
}

}  // namespace

class OperationCountTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Against the counts that mmaction2 publishes for 8 x 224 and 400 classes, in units of 1e9.
    void agreesWithPublishedCounts_data() {
        QTest::addColumn<core::AttentionScheme>("scheme");
        QTest::addColumn<double>("published");
        QTest::newRow("divided") << core::AttentionScheme::DividedSpaceTime << 196.0;
        QTest::newRow("joint") << core::AttentionScheme::JointSpaceTime << 180.0;
        QTest::newRow("space only") << core::AttentionScheme::SpaceOnly << 141.0;
    }

    void agreesWithPublishedCounts() {
        QFETCH(core::AttentionScheme, scheme);
        QFETCH(double, published);
        core::ModelConfig config = model::preset("timesformer");
        config.attention = scheme;
        const double counted = double(model::countOperations(config).plain) / 1e9;
        QVERIFY2(std::abs(counted - published) < 1, qPrintable(QString::number(counted)));
    }

    void agreesWithWhatIsComputed_data() {
        QTest::addColumn<core::AttentionScheme>("scheme");
        QTest::newRow("divided") << core::AttentionScheme::DividedSpaceTime;
        QTest::newRow("joint") << core::AttentionScheme::JointSpaceTime;
        QTest::newRow("space only") << core::AttentionScheme::SpaceOnly;
        QTest::newRow("local-global") << core::AttentionScheme::LocalGlobal;
        QTest::newRow("axial") << core::AttentionScheme::Axial;
    }

    void agreesWithWhatIsComputed() {
        QFETCH(core::AttentionScheme, scheme);
        const torch::NoGradGuard noGradient;
        const core::ModelConfig config = smallConfig(scheme, core::PatchStem::Linear);
        const model::OperationCount count = model::countOperations(config);
        auto network = randomNetwork(config);
        const auto clips = torch::randn({1, 3, config.frames, config.size, config.size});
        QCOMPARE(counted([&] { network->forward(clips); }), count.plain);

        model::InferenceEngine engine(network, config, torch::kCPU, {});
        const auto pictures = clips.transpose(1, 2).flatten(0, 1);
        const auto done = counted([&] { engine.logits(engine.frameFeatures(pictures), config.frames); });
        if (scheme != core::AttentionScheme::DividedSpaceTime) {
            QCOMPARE(done, count.needed);
            return;
        }
        // Some queries, keys and values of the class token's copies are computed with the others and not used.
        QVERIFY(done >= count.needed);
        QVERIFY2(double(done - count.needed) < 0.04 * double(count.needed), qPrintable(QString::number(done)));
    }

    void theEngineNeedsLess() {
        for (const std::string& name : model::presetNames()) {
            const model::OperationCount count = model::countOperations(model::preset(name));
            QVERIFY2(count.needed < count.plain && count.needed > count.plain / 2, name.c_str());
        }
        core::ModelConfig axial = model::preset("timesformer");
        axial.attention = core::AttentionScheme::Axial;
        QCOMPARE(model::countOperations(axial).needed, model::countOperations(axial).plain);
    }
};

QTEST_GUILESS_MAIN(OperationCountTest)
#include "operation_count_test.moc"

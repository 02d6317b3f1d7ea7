#include "model/engine/frame_cache.h"

#include <QTest>
#include <vector>

#include "model/preprocess.h"
#include "tests/model/support/small_network.h"

namespace {

/// A clip of these frames; equal numbers are equal pictures.
core::Clip clipOf(const core::ModelConfig& config, std::vector<int> frames) {
    core::Clip clip{int(frames.size()), config.size, config.size, {}, {}};
    for (const int seed : frames) {
        auto state = unsigned(seed) * 2654435761U + 1;
        for (std::size_t i = 0; i < clip.frameBytes(); ++i)
            clip.rgb.push_back(std::uint8_t((state = state * 1664525U + 1013904223U) >> 24U));
    }
    return clip;
}

}  // namespace

class FrameCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesSeenBeforeGiveTheSameResult() {
        const torch::NoGradGuard noGradient;
        model::FrameCache cache;
        const std::vector clips{clipOf(m_config, {1, 2, 3, 4}), clipOf(m_config, {3, 4, 5, 4})};
        const auto both = cache.features(clips, m_engine, m_config);
        QCOMPARE(cache.misses(), std::uint64_t(5));
        QCOMPARE(cache.hits(), std::uint64_t(3));
        const auto again = cache.features({&clips[1], 1}, m_engine, m_config);
        QCOMPARE(cache.misses(), std::uint64_t(5));
        QVERIFY(torch::equal(again.tokens, both.tokens.narrow(0, 4, 4)));

        const auto pixels = torch::tensor(at::ArrayRef<std::uint8_t>(clips[1].rgb), torch::kUInt8)
                                .reshape({1, 4, m_config.size, m_config.size, 3});
        const auto pictures = model::preprocess(pixels, m_config).transpose(1, 2).flatten(0, 1);
        const auto plain = m_engine.frameFeatures(pictures);
        QVERIFY(largestDifference(again.tokens, plain.tokens) < 1e-4);
        QVERIFY(largestDifference(again.structures, plain.structures) < 1e-4);
        QVERIFY(largestDifference(m_engine.logits(again, 4), m_engine.logits(plain, 4)) < 1e-4);
    }

    void oldFramesAreForgotten() {
        const torch::NoGradGuard noGradient;
        model::FrameCache cache(1);  // no room but for the frames of the call itself
        const auto show = [&](std::vector<int> frames) {
            const core::Clip clip = clipOf(m_config, std::move(frames));
            cache.features({&clip, 1}, m_engine, m_config);
            return cache.misses();
        };
        QCOMPARE(show({1, 2, 3, 4}), std::uint64_t(4));
        QCOMPARE(show({2, 3, 4, 5}), std::uint64_t(5));
        QCOMPARE(show({2, 3, 4, 5}), std::uint64_t(5));
        QCOMPARE(show({1, 3, 4, 5}), std::uint64_t(6));
    }

private:
    core::ModelConfig m_config = smallConfig();
    model::InferenceEngine m_engine{randomNetwork(m_config), m_config, torch::kCPU, {}};
};

QTEST_GUILESS_MAIN(FrameCacheTest)
#include "frame_cache_test.moc"

#include "training/mixing.h"

#include <QTest>
#include <cmath>

#include "training/batch.h"

namespace {

constexpr int kFrames = 2, kSide = 20;

/// Clip i is all of the value 100 * i.
training::Batch batch(int clips) {
    training::Batch made;
    made.clips = torch::empty({clips, kFrames, kSide, kSide, 3}, torch::kUInt8);
    for (int i = 0; i < clips; ++i) made.clips[i].fill_(100 * i);
    made.labels = torch::arange(clips, torch::kInt64);
    made.known = torch::ones({clips});
    made.places = torch::ones({clips, kFrames, 1, 2});
    return made;
}

training::Mixture mixture(double share, bool isPasted) { return {share, isPasted, 0.5, 0.5}; }

}  // namespace

class MixingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mixupBlendsWithTheClipFromTheOtherEnd() {
        auto mixed = batch(3);
        training::mixClips(mixed, {mixture(0.75, false), mixture(1, false), mixture(0.25, false)});
        QVERIFY((mixed.clips[0] == 50).all().item<bool>());   // 3/4 of 0 and 1/4 of 200
        QVERIFY((mixed.clips[1] == 100).all().item<bool>());  // left as it is
        QVERIFY((mixed.clips[2] == 50).all().item<bool>());   // 1/4 of 200 and 3/4 of 0
        QVERIFY(torch::equal(mixed.partner, torch::tensor({2, 1, 0}, torch::kInt64)));
        QVERIFY(torch::allclose(mixed.share, torch::tensor({0.75F, 1.0F, 0.25F})));
        QVERIFY(torch::equal(mixed.known, torch::tensor({0.0F, 1.0F, 0.0F})));
        QVERIFY(torch::equal(mixed.places.isnan().flatten(1).all(1), torch::tensor({true, false, true})));
    }

    void cutmixPastesARectangleIntoAllFramesAndSharesByItsArea() {
        auto mixed = batch(2);
        training::mixClips(mixed, {mixture(0.75, true), mixture(1, true)});
        const auto isPasted = mixed.clips[0] == 100;
        QCOMPARE(isPasted.sum().item<int64_t>(), int64_t(kFrames) * 10 * 10 * 3);  // half of each side
        QVERIFY(isPasted.narrow(1, 5, 10).narrow(2, 5, 10).all().item<bool>());
        QCOMPARE(mixed.share[0].item<float>(), 0.75F);
        QVERIFY((mixed.clips[1] == 100).all().item<bool>());
    }

    void aRectangleOverTheEdgeCountsByWhatIsSeen() {
        auto mixed = batch(2);
        training::mixClips(mixed, {training::Mixture{0.75, true, 0, 0}, mixture(1, true)});
        QCOMPARE((mixed.clips[0] == 100).sum().item<int64_t>(), int64_t(kFrames) * 5 * 5 * 3);
        QCOMPARE(mixed.share[0].item<float>(), 1 - 25.0F / 400);
    }

    void whatIsDrawnFollowsTheConfiguration() {
        core::AugmentConfig augment;
        augment.mixup = 0.8;
        augment.cutmix = 1;
        augment.mix = 0.5;
        training::DrawRandom random(4), again(4);
        int mixed = 0, pasted = 0;
        for (int i = 0; i < 1000; ++i) {
            const auto drawn = training::drawMixture(augment, random);
            QVERIFY(drawn.share >= 0 && drawn.share <= 1);
            mixed += drawn.share < 1 ? 1 : 0;
            pasted += drawn.isPasted ? 1 : 0;
            QCOMPARE(training::drawMixture(augment, again).share, drawn.share);
        }
        QVERIFY(mixed > 430 && mixed < 570);
        QVERIFY(pasted > 180 && pasted < 320);
        augment.cutmix = 0;
        for (int i = 0; i < 50; ++i) QVERIFY(!training::drawMixture(augment, random).isPasted);
    }

    void aSmallAlphaMostlyLeavesOneOfThemAlone() {
        core::AugmentConfig augment;
        augment.mixup = 0.1;
        training::DrawRandom random(4);
        int nearly = 0;
        for (int i = 0; i < 500; ++i)
            nearly += std::abs(training::drawMixture(augment, random).share - 0.5) > 0.4 ? 1 : 0;
        QVERIFY(nearly > 350);
    }
};

QTEST_GUILESS_MAIN(MixingTest)
#include "mixing_test.moc"

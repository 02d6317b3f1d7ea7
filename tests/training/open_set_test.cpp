#include "training/evaluation/open_set.h"

#include <QTest>
#include <vector>

#include "core/types/error.h"

namespace {

constexpr int kNone = 2;

core::LabelSet labels() { return {{"right", "left", "none"}, {1, 0, 2}}; }

/// A clip whose surest gesture has this probability.
training::JudgedClip clip(float score, int label = 0) {
    training::JudgedClip clip;
    clip.label = label;
    clip.probabilities = {score, score / 2, 1};
    return clip;
}

std::vector<training::JudgedClip> clips(const std::vector<float>& scores) {
    std::vector<training::JudgedClip> all;
    for (const float score : scores) all.push_back(clip(score));
    return all;
}

}  // namespace

class OpenSetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPerfectScoreSetsAllApart() {
        const auto open = training::measureOpenSet(clips({0.8F, 0.9F}), clips({0.1F, 0.2F, 0.3F}), labels());
        QCOMPARE(open.clips, 3);
        QCOMPARE(open.auroc, 1.0);
        QCOMPARE(open.falsePositives, 0.0);
    }

    void theSameScoresTellNothing() {
        const auto open = training::measureOpenSet(clips({0.5F, 0.5F}), clips({0.5F}), labels());
        QCOMPARE(open.auroc, 0.5);
        QCOMPARE(open.falsePositives, 1.0);
    }

    /// 0.4 lies above 1 of 4, 0.7 above 3 of 4: (1 - 1/4 + 1 - 3/4) / 2.
    void pairsAreCounted() {
        const auto open = training::measureOpenSet(clips({0.3F, 0.5F, 0.6F, 0.9F}), clips({0.4F, 0.7F}), labels());
        QCOMPARE(open.auroc, 0.5);
        QCOMPARE(open.falsePositives, 1.0);  // all four must pass, so the threshold is 0.3
    }

    void ofTwentyKnownOneMayFail() {
        std::vector<float> known{0.1F};
        known.insert(known.end(), 19, 0.8F);
        QCOMPARE(training::measureOpenSet(clips(known), clips({0.2F, 0.85F}), labels()).falsePositives, 0.5);
    }

    void noneIsNoGesture() {
        auto known = clips({0.9F});
        known.push_back(clip(0.01F, kNone));
        QCOMPARE(training::measureOpenSet(known, clips({0.5F}), labels()).auroc, 1.0);
    }

    void withoutOneOfTheTwoItIsBadUsage() {
        QVERIFY_THROWS_EXCEPTION(core::Error, training::measureOpenSet(clips({0.5F}), {}, labels()));
        QVERIFY_THROWS_EXCEPTION(core::Error, training::measureOpenSet({}, clips({0.5F}), labels()));
    }
};

QTEST_GUILESS_MAIN(OpenSetTest)
#include "open_set_test.moc"

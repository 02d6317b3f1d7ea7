#include "training/clip_window.h"

#include <QTest>
#include <algorithm>
#include <set>

namespace {

constexpr int kTotal = 40, kCount = 8;
const training::ClipWindow kWindow{4, 36};

/// Only what a test switches on.
core::AugmentConfig still() { return {}; }

std::vector<int> drawn(const core::AugmentConfig& augment, std::uint64_t seed) {
    training::DrawRandom random(seed);
    return training::drawFrames(kWindow, kTotal, kCount, augment, random);
}

/// Mean over many draws of the place of one of the frames.
double meanOf(const core::AugmentConfig& augment, std::size_t frame, double stretchSign) {
    double sum = 0;
    int count = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const auto frames = drawn(augment, seed);
        const bool isFast = frames[3] + frames[4] > 40;  // beyond the middle of the window
        if (stretchSign != 0 && isFast != (stretchSign > 0)) continue;
        sum += frames[frame];
        ++count;
    }
    return sum / std::max(1, count);
}

}  // namespace

class ClipWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSegmentGivesOneFrame() {
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const auto frames = drawn(still(), seed);
            QCOMPARE(frames.size(), std::size_t(kCount));
            for (int i = 0; i < kCount; ++i) {
                const int frame = frames[std::size_t(i)];
                QVERIFY(frame >= 4 + 4 * i && frame < 8 + 4 * i);
            }
        }
    }

    void theSameGeneratorGivesTheSameFrames() {
        core::AugmentConfig augment;
        augment.timeStretch = augment.frameJitter = augment.frameDrop = 0.4;
        QCOMPARE(drawn(augment, 5), drawn(augment, 5));
        QVERIFY(drawn(augment, 5) != drawn(augment, 6));
    }

    void anotherTempoMovesTheMiddleAndKeepsTheEnds() {
        core::AugmentConfig augment;
        augment.timeStretch = 0.8;
        QVERIFY(meanOf(augment, 3, +1) > meanOf(still(), 3, 0) + 1);
        QVERIFY(meanOf(augment, 3, -1) < meanOf(still(), 3, 0) - 1);
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const auto frames = drawn(augment, seed);
            QVERIFY(std::is_sorted(frames.begin(), frames.end()));
            QVERIFY(frames.front() >= 4 && frames.back() < 36);
        }
    }

    void jitteredFramesLeaveTheirSegmentsButNotTheirOrder() {
        core::AugmentConfig augment;
        augment.frameJitter = 1;
        int outside = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const auto frames = drawn(augment, seed);
            QVERIFY(std::is_sorted(frames.begin(), frames.end()));
            for (int i = 0; i < kCount; ++i) {
                const int frame = frames[std::size_t(i)];
                QVERIFY(frame >= 0 && frame < kTotal);
                outside += frame < 4 + 4 * i || frame >= 8 + 4 * i ? 1 : 0;
            }
        }
        QVERIFY(outside > 100 && outside < 700);
    }

    void aDroppedFrameIsTheOneBefore() {
        core::AugmentConfig augment;
        augment.frameDrop = 0.5;
        int dropped = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const auto frames = drawn(augment, seed);
            const std::set<int> different(frames.begin(), frames.end());
            QVERIFY(std::is_sorted(frames.begin(), frames.end()));
            QVERIFY(frames.front() < 8);  // the first is never lost
            dropped += kCount - int(different.size());
        }
        QVERIFY(dropped > 250 && dropped < 450);
    }
};

QTEST_GUILESS_MAIN(ClipWindowTest)
#include "clip_window_test.moc"

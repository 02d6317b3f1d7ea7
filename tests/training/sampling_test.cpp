#include "training/sampling.h"

#include <QTest>
#include <algorithm>
#include <set>

class SamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneFrameComesFromEachSegment() {
        std::mt19937_64 random(1);
        for (int run = 0; run < 200; ++run) {
            const auto frames = training::sampleSegmentsRandom(80, 8, random);
            QCOMPARE(frames.size(), std::size_t(8));
            for (int i = 0; i < 8; ++i) {
                QVERIFY(frames[std::size_t(i)] >= 10 * i && frames[std::size_t(i)] < 10 * (i + 1));
            }
        }
    }

    void everyFrameOfASegmentIsReached() {
        std::mt19937_64 random(1);
        std::set<int> seen;
        for (int run = 0; run < 500; ++run) seen.insert(training::sampleSegmentsRandom(24, 8, random).front());
        QCOMPARE(seen, (std::set<int>{0, 1, 2}));
    }

    void evaluationTakesTheMiddles() {
        QCOMPARE(training::sampleSegmentsCentre(80, 8), (std::vector<int>{5, 15, 25, 35, 45, 55, 65, 75}));
    }

    void shortClipsRepeatFrames() {
        const auto frames = training::sampleSegmentsCentre(3, 8);
        QCOMPARE(frames.front(), 0);
        QCOMPARE(frames.back(), 2);
        QVERIFY(std::is_sorted(frames.begin(), frames.end()));
        QCOMPARE(training::sampleSegmentsCentre(1, 4), (std::vector<int>{0, 0, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "sampling_test.moc"

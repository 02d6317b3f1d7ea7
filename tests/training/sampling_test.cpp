#include "training/sampling.h"

#include <QTest>
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace {

using Frames = std::vector<int>;
using training::SamplingRandom;

/// A line of make_sampling.py: what our rule of that name says to its numbers.
Frames framesOf(const std::string& rule, const std::vector<double>& n) {
    const auto whole = [&](std::size_t i) { return int(n.at(i)); };
    if (rule == "stride")
        return training::sampleStrideView(whole(0), {whole(1), whole(2), n.at(3)}, whole(4), whole(5));
    if (rule == "rounded_segments") return training::sampleRoundedSegmentsCentre(whole(0), whole(1));
    if (rule == "linspace") return training::sampleLinspace(whole(0), whole(1));
    if (rule == "equidistant") return training::sampleEquidistant(whole(0), whole(1));
    if (rule == "uniform") return training::sampleUniformView(whole(0), whole(1), whole(2), whole(3));
    if (rule == "dense") return training::sampleDenseView(whole(0), whole(1), whole(2), whole(3), whole(4));
    return {};
}

bool isWithin(const Frames& frames, int total) {
    return std::all_of(frames.begin(), frames.end(), [&](int frame) { return frame >= 0 && frame < total; });
}

bool isDistinct(const Frames& frames) { return std::set<int>(frames.begin(), frames.end()).size() == frames.size(); }

}  // namespace

class SamplingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithThePublishedFormulas() {
        std::ifstream file(CARPUS_SOURCE_DIR "/tests/training/golden/sampling.txt");
        std::map<std::string, int> rules;
        for (std::string line; std::getline(file, line);) {
            std::istringstream text(line);
            std::string rule, word;
            std::vector<double> numbers;
            Frames expected;
            text >> rule;
            while (text >> word && word != "->") numbers.push_back(std::stod(word));
            for (int frame = 0; text >> frame;) expected.push_back(frame);
            QVERIFY(!expected.empty());
            QVERIFY2(framesOf(rule, numbers) == expected, line.c_str());
            ++rules[rule];
        }
        QCOMPARE(rules.size(), std::size_t(6));
        for (const auto& [rule, lines] : rules) QVERIFY2(lines >= 30, rule.c_str());
    }

    void oneFrameComesFromEachSegment() {
        SamplingRandom random(1);
        for (int run = 0; run < 200; ++run) {
            const auto frames = training::sampleSegmentsRandom(80, 8, random);
            QCOMPARE(frames.size(), std::size_t(8));
            for (int i = 0; i < 8; ++i) {
                QVERIFY(frames[std::size_t(i)] >= 10 * i && frames[std::size_t(i)] < 10 * (i + 1));
            }
        }
    }

    void everyFrameOfASegmentIsReached() {
        SamplingRandom random(1);
        std::set<int> seen;
        for (int run = 0; run < 500; ++run) seen.insert(training::sampleSegmentsRandom(24, 8, random).front());
        QCOMPARE(seen, (std::set<int>{0, 1, 2}));
    }

    void evaluationTakesTheMiddles() {
        QCOMPARE(training::sampleSegmentsCentre(80, 8), (Frames{5, 15, 25, 35, 45, 55, 65, 75}));
        QCOMPARE(training::sampleSegmentsAt(80, 8, 0.1), (Frames{1, 11, 21, 31, 41, 51, 61, 71}));
    }

    void shortClipsRepeatFrames() {
        const auto frames = training::sampleSegmentsCentre(3, 8);
        QCOMPARE(frames.front(), 0);
        QCOMPARE(frames.back(), 2);
        QVERIFY(std::is_sorted(frames.begin(), frames.end()));
        QCOMPARE(training::sampleSegmentsCentre(1, 4), (Frames{0, 0, 0, 0}));
    }

    void strideGivesThePublishedExamples() {
        QCOMPARE(training::sampleStrideView(60, {8, 32, 15}, 0, 1), (Frames{0, 18, 36, 54, 59, 59, 59, 59}));
        QCOMPARE(training::sampleStrideView(60, {8, 32, 30}, 0, 1), (Frames{0, 36, 59, 59, 59, 59, 59, 59}));
    }

    void strideStartsAnywhereThatLeavesRoom() {
        SamplingRandom random(1);
        int earliest = 1000, latest = 0;
        for (int run = 0; run < 500; ++run) {
            const auto frames = training::sampleStrideRandom(100, {4, 10, 30}, random);
            QCOMPARE(frames[1] - frames[0], 13);
            QVERIFY(isWithin(frames, 100));
            earliest = std::min(earliest, frames[0]);
            latest = std::max(latest, frames[0]);
        }
        QCOMPARE(earliest, 0);
        QCOMPARE(latest, 59);
        QCOMPARE(training::sampleStrideRandom(20, {4, 10, 30}, random), (Frames{0, 13, 19, 19}));
    }

    void roundedSegmentsReachBothBounds() {
        SamplingRandom random(1);
        std::set<int> seen;
        for (int run = 0; run < 500; ++run) seen.insert(training::sampleRoundedSegmentsRandom(11, 4, random)[1]);
        QCOMPARE(seen, (std::set<int>{2, 3, 4, 5}));  // 2.5 is rounded to 2, 5 stays
        QVERIFY(isWithin(training::sampleRoundedSegmentsRandom(2, 8, random), 2));
    }

    void sortedRepeatsOnlyWhereItMust() {
        SamplingRandom random(1);
        for (int run = 0; run < 100; ++run) {
            const auto frames = training::sampleSorted(12, 8, random);
            QVERIFY(isWithin(frames, 12) && isDistinct(frames) && std::is_sorted(frames.begin(), frames.end()));
        }
        QVERIFY(training::sampleSorted(12, 8, random) != training::sampleSorted(12, 8, random));
        QCOMPARE(training::sampleSorted(8, 8, random), (Frames{0, 1, 2, 3, 4, 5, 6, 7}));
        const auto few = training::sampleSorted(3, 8, random);
        QCOMPARE(few.size(), std::size_t(8));
        QCOMPARE(std::set<int>(few.begin(), few.end()), (std::set<int>{0, 1, 2}));
    }

    void uniformGroupsShareTheirPlaces() {
        SamplingRandom random(1);
        std::set<int> first;
        for (int run = 0; run < 200; ++run) {
            const auto frames = training::sampleUniformRandom(43, 4, 2, random);
            QCOMPARE(frames.size(), std::size_t(8));
            QVERIFY(frames[0] < frames[1] && frames[1] < 10);
            for (std::size_t i = 2; i < 8; ++i) QCOMPARE(frames[i], frames[i - 2] + 10);
            first.insert(frames[0]);
        }
        QCOMPARE(first.size(), std::size_t(9));
    }

    void uniformDrawsAnyFramesFromShortRecordings() {
        SamplingRandom random(1);
        const auto spread = training::sampleUniformRandom(9, 4, 3, random);  // groups of 2 frames have no 3 places
        QVERIFY(spread.size() == 12 && isWithin(spread, 9) && std::is_sorted(spread.begin(), spread.end()));
        const auto always = training::sampleUniformView(3, 8, 0, 1);
        QVERIFY(always.size() == 8 && isWithin(always, 3) && std::is_sorted(always.begin(), always.end()));
        QCOMPARE(training::sampleUniformView(3, 8, 0, 1), always);
    }

    void denseBeginsAgainAtTheEnd() {
        SamplingRandom random(1);
        QCOMPARE(training::sampleDenseRandom(10, 4, 3, random), (Frames{0, 3, 6, 9}));
        QCOMPARE(training::sampleDenseRandom(5, 4, 2, random), (Frames{0, 2, 4, 1}));
        std::set<int> starts;
        for (int run = 0; run < 200; ++run) starts.insert(training::sampleDenseRandom(15, 4, 3, random)[0]);
        QCOMPARE(starts, (std::set<int>{0, 1, 2}));
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "sampling_test.moc"

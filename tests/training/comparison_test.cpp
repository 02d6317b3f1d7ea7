#include "training/evaluation/comparison.h"

#include <QTest>
#include <cmath>

#include "core/types/error.h"
#include "tests/training/support/judged_clips.h"

namespace {

const core::LabelSet kLabels{{"a", "b", "none"}, {0, 1, 2}};

training::EvaluationReport good() {  // a person with all right, one with half of it
    return reportOfClips("good", kLabels,
                         {judgedClip("ann", 0, 0, 3), judgedClip("ann", 1, 1, 3), judgedClip("bob", 0, 0, 3),
                          judgedClip("bob", 1, 0, 3), judgedClip("bob", 2, 2, 3)});
}

training::EvaluationReport bad() {  // right only where the good one is wrong, and for nothing
    return reportOfClips("bad", kLabels,
                         {judgedClip("ann", 0, 1, 3), judgedClip("ann", 1, 0, 3), judgedClip("bob", 0, 1, 3),
                          judgedClip("bob", 1, 1, 3), judgedClip("bob", 2, 2, 3)});
}

}  // namespace

class ComparisonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReportScoresItsClips() {
        const auto report = good();
        QCOMPARE(report.metrics.clips, 5);
        QCOMPARE(report.metrics.gestureClips, 4);
        QCOMPARE(report.metrics.top1, 0.75);
        QVERIFY(std::abs(report.metrics.ece - 0.0) < 1e-6);  // 0.8 sure, right in 4 of 5
        QCOMPARE(report.metrics.reliability.size(), std::size_t(15));
        const auto& bin = report.metrics.reliability[std::size_t(0.8 * 15)];
        QCOMPARE(bin.count, 5);
        QCOMPARE(bin.accuracy, 0.8);
        const auto people = tallyByPerson(report);
        QCOMPARE(people.at("ann").top1(), 1.0);
        QCOMPARE(people.at("bob").top1(), 0.5);
        // Both drawn twice in a quarter of the draws each.
        QVERIFY(report.intervals);
        QCOMPARE(report.intervals->top1.low, 0.5);
        QCOMPARE(report.intervals->top1.high, 1.0);
    }

    void aModelEqualsItself() {
        const auto comparison = compare(good(), good());
        QCOMPARE(comparison.difference, 0.0);
        QCOMPARE(comparison.macroF1Difference, 0.0);
        QVERIFY(comparison.interval);
        QCOMPARE(comparison.interval->low, 0.0);
        QCOMPARE(comparison.interval->high, 0.0);
        QCOMPARE(comparison.macroF1Interval->low, 0.0);
        QCOMPARE(comparison.macroF1Interval->high, 0.0);
        QCOMPARE(comparison.onlyThis + comparison.onlyOther, 0);
        for (const auto& row : comparison.perClass) QCOMPARE(row.difference, 0.0);
    }

    void tellsWhoIsBetterAndWhere() {
        const auto comparison = compare(good(), bad());
        QCOMPARE(comparison.model, std::string("bad"));
        QCOMPARE(comparison.top1, 0.25);
        QCOMPARE(comparison.difference, 0.5);
        QCOMPARE(comparison.onlyThis, 3);
        QCOMPARE(comparison.onlyOther, 1);
        QCOMPARE(comparison.perClass.size(), std::size_t(3));
        QCOMPARE(comparison.perClass[0].difference, 1.0);  // a: 2 of 2 against none
        QCOMPARE(comparison.perClass[1].difference, 0.0);  // b: 1 of 2 each
        QCOMPARE(comparison.perClass[1].clips, 2);
        // Ann: 1 - 0; Bob: 0.5 - 0.5. Drawn twice in a quarter of the draws each.
        QCOMPARE(comparison.interval->low, 0.0);
        QCOMPARE(comparison.interval->high, 1.0);
    }

    void namesCountNotPlaces() {
        const core::LabelSet turned{{"none", "b", "a"}, {0, 1, 2}};
        const auto same =
            reportOfClips("turned", turned,
                          {judgedClip("ann", 2, 2, 3), judgedClip("ann", 1, 1, 3), judgedClip("bob", 2, 2, 3),
                           judgedClip("bob", 1, 2, 3), judgedClip("bob", 0, 0, 3)});
        const auto comparison = compare(good(), same);
        QCOMPARE(comparison.difference, 0.0);
        for (const auto& row : comparison.perClass) QCOMPARE(row.difference, 0.0);
    }

    void onePersonGivesNoInterval() {
        const auto alone = reportOfClips("alone", kLabels, {judgedClip("ann", 0, 0, 3), judgedClip("ann", 1, 0, 3)});
        QVERIFY(!alone.intervals);
        const auto comparison = compare(alone, alone);
        QVERIFY(!comparison.interval && !comparison.macroF1Interval);
        QCOMPARE(comparison.difference, 0.0);
    }

    void refusesOtherClips() {
        const auto fewer = reportOfClips("fewer", kLabels, {judgedClip("ann", 0, 0, 3)});
        const auto others = reportOfClips("others", kLabels, {judgedClip("ann", 1, 0, 3)});
        QVERIFY_THROWS_EXCEPTION(core::Error, compare(good(), fewer));
        QVERIFY_THROWS_EXCEPTION(core::Error, compare(others, fewer));
        try {
            compare(good(), fewer);
        } catch (const core::Error& error) {
            QCOMPARE(error.kind(), core::Error::Kind::BadUsage);
            QVERIFY(std::string(error.what()).find("same clips") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"

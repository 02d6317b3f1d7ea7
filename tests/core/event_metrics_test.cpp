#include "core/pipeline/event_metrics.h"

#include <QtTest>
#include <cmath>
#include <limits>

using core::EventCounts;
using core::FiredEvent;
using core::TruthEvent;

namespace {

double accuracy(const std::vector<core::TruthEvent>& truth, const std::vector<core::FiredEvent>& fired) {
    return core::levenshteinAccuracy(core::sequenceDistance(truth, fired), double(truth.size()));
}

const std::vector<TruthEvent> kTruth{{"G1", 1, 2}, {"G5", 4, 5}, {"G5", 7, 8.5}};

}  // namespace

class EventMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPerfectRunScoresOne() {
        const std::vector<FiredEvent> fired{{"G1", 1.9, 1}, {"G5", 5.2, 1}, {"G5", 8, 1}};
        const EventCounts counts = core::matchEvents(kTruth, fired);
        QCOMPARE(counts.matched, 3);
        QCOMPARE(counts.f1(), 1.0);
        QCOMPARE(counts.precision(), 1.0);
        QCOMPARE(counts.recall(), 1.0);
        QCOMPARE(accuracy(kTruth, fired), 1.0);
    }

    void theToleranceDecidesAboutLateFires_data() {
        QTest::addColumn<double>("tolerance");
        QTest::addColumn<int>("matched");
        QTest::newRow("none") << 0.0 << 1;
        QTest::newRow("half a second") << 0.5 << 2;
        QTest::newRow("a second") << 1.0 << 3;
    }
    void theToleranceDecidesAboutLateFires() {
        QFETCH(const double, tolerance);
        QFETCH(const int, matched);
        const std::vector<FiredEvent> fired{{"G1", 2.0, 1}, {"G5", 5.4, 1}, {"G5", 9.4, 1}};
        const EventCounts counts = core::matchEvents(kTruth, fired, tolerance);
        QCOMPARE(counts.matched, matched);
        QCOMPARE(counts.misses, 3 - matched);
        QCOMPARE(counts.insertions, 3 - matched);
    }

    void errorsAreSplitByTheirKind() {
        const std::vector<FiredEvent> fired{
            {"G1", 1.5, 1}, {"G1", 1.9, 1}, {"G6", 4.5, 1}, {"G2", 4.6, 1}, {"G9", 6, 1}};
        const EventCounts counts = core::matchEvents(kTruth, fired);
        QCOMPARE(counts.matched, 1);
        QCOMPARE(counts.duplicates, 1);
        QCOMPARE(counts.substitutions, 1);
        QCOMPARE(counts.insertions, 2);
        QCOMPARE(counts.misses, 1);
        QCOMPARE(counts.matched + counts.substitutions + counts.misses, counts.truth);
        QCOMPARE(counts.matched + counts.substitutions + counts.duplicates + counts.insertions, counts.fired);
        QCOMPARE(counts.f1(), 2.0 * 1 / (3 + 5));
    }

    void aFireBeforeTheGestureIsNoMatch() {
        const std::vector<FiredEvent> fired{{"G1", 0.9, 1}};
        QCOMPARE(core::matchEvents(kTruth, fired, 1.0).matched, 0);
    }

    void neighboursOfTheSameClassMatchInOrder() {
        const std::vector<TruthEvent> truth{{"G1", 0, 1}, {"G1", 1.2, 2}};
        const std::vector<FiredEvent> fired{{"G1", 1.3, 1}, {"G1", 1.4, 1}};
        QCOMPARE(core::matchEvents(truth, fired).matched, 2);
    }

    void detectionTimeIsRelativeToTheGesture() {
        const EventCounts counts = core::matchEvents(kTruth, std::vector<FiredEvent>{{"G1", 2.25, 1}});
        QCOMPARE(counts.timeToDetect.front(), 2.25 / 2);
        QCOMPARE(counts.delayS.front(), 0.25);
    }

    void countsAddUpOverVideos() {
        EventCounts sum = core::matchEvents(kTruth, std::vector<FiredEvent>{{"G1", 1.5, 1}});
        sum += core::matchEvents(kTruth, std::vector<FiredEvent>{{"G2", 20, 1}});
        QCOMPARE(sum.truth, 6);
        QCOMPARE(sum.fired, 2);
        QCOMPARE(sum.matched, 1);
        QCOMPARE(sum.insertions, 1);
        QCOMPARE(sum.misses, 5);
        QCOMPARE(sum.delayS.size(), std::size_t(1));
    }

    void nothingHappenedAndNothingFiredIsPerfect() {
        QCOMPARE(core::matchEvents({}, {}).f1(), 1.0);
        QCOMPARE(accuracy({}, {}), 1.0);
    }

    void sequencesAreComparedByTheirClasses_data() {
        QTest::addColumn<QStringList>("fired");
        QTest::addColumn<int>("distance");
        QTest::newRow("all") << QStringList{"G1", "G5", "G5"} << 0;
        QTest::newRow("one missing") << QStringList{"G1", "G5"} << 1;
        QTest::newRow("one wrong") << QStringList{"G1", "G6", "G5"} << 1;
        QTest::newRow("one too many") << QStringList{"G1", "G5", "G2", "G5"} << 1;
        QTest::newRow("nothing") << QStringList{} << 3;
        QTest::newRow("far too many") << QStringList{"G2", "G2", "G2", "G2", "G2", "G2", "G2"} << 7;
    }
    void sequencesAreComparedByTheirClasses() {
        QFETCH(const QStringList, fired);
        QFETCH(const int, distance);
        std::vector<FiredEvent> events;
        for (const QString& label : fired) events.push_back({label.toStdString(), 0, 1});
        QCOMPARE(core::sequenceDistance(kTruth, events), distance);
        QCOMPARE(accuracy(kTruth, events), 1 - distance / 3.0);
    }

    void accuracyMayBeNegative() {
        const std::vector<FiredEvent> fired{{"G2", 0, 1}, {"G3", 0, 1}};
        QCOMPARE(accuracy(std::vector<TruthEvent>{{"G1", 0, 1}}, fired), -1.0);
        QCOMPARE(accuracy({}, fired), -1.0);
    }

    void falseActivationsHaveAnUpperBound() {
        const core::FalseActivations none{0, 2};
        QCOMPARE(none.perHour(), 0.0);
        QVERIFY(std::abs(none.upperBound95() - 3.0 / 2) < 0.01);
        const core::FalseActivations four{4, 1};
        QCOMPARE(four.perHour(), 4.0);
        QVERIFY(std::abs(four.upperBound95() - 9.15) < 0.01);
        QCOMPARE(core::FalseActivations{}.upperBound95(), std::numeric_limits<double>::infinity());
    }

    void engineEventsGetTheirLabelsAndTimes() {
        const core::TimePoint begin{};
        core::GestureEvent event;
        event.label = 4;
        event.confidence = 0.5F;
        event.fired = begin + std::chrono::milliseconds(1500);
        const auto fired = core::firedEvents(std::vector{event}, core::LabelSet::gestures(true), begin);
        QCOMPARE(fired.front().label, std::string("G5"));
        QCOMPARE(fired.front().timeS, 1.5);
        QCOMPARE(fired.front().confidence, 0.5);
    }
};

QTEST_GUILESS_MAIN(EventMetricsTest)
#include "event_metrics_test.moc"

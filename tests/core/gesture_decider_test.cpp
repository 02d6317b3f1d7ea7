#include "core/pipeline/gesture_decider.h"

#include <QtTest>
#include <cmath>

#include "core/types/error.h"

namespace {

constexpr int kNone = 12;

core::TimePoint at(double seconds) {
    return core::TimePoint{} + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
}

/// A stretch of predictions that all say the same.
struct Stretch {
    int label = kNone;
    float probability = 1;
    double durationS = 1;
};

std::vector<float> probabilities(int label, float probability) {
    std::vector<float> all(13, (1 - probability) / 12);
    all[std::size_t(label)] = probability;
    return all;
}

core::JudgedWindow judged(double endS, double lengthS, std::vector<float> values, std::size_t length = 0) {
    return {{length, at(endS - lengthS), at(endS)}, std::move(values)};
}

std::vector<core::GestureEvent> play(core::GestureDecider& decider, const std::vector<Stretch>& stretches,
                                     double rate = 15, double windowS = 1) {
    std::vector<core::GestureEvent> events;
    double time = 0;
    double end = 0;
    for (const Stretch& stretch : stretches) {
        end += stretch.durationS;
        for (; time < end; time += 1 / rate) {
            const auto window = judged(time, windowS, probabilities(stretch.label, stretch.probability));
            if (const auto event = decider.update(at(time), {window})) events.push_back(*event);
        }
    }
    return events;
}

/// One length that decides alone, which most of these tests need.
core::DecisionConfig alone() {
    core::DecisionConfig config;
    config.agreeing = 1;
    config.fireThreshold = 0.6;
    config.smoothing = 0.5;
    return config;
}

core::GestureDecider decider() { return {alone(), core::LabelSet::gestures(true)}; }

}  // namespace

Q_DECLARE_METATYPE(std::vector<Stretch>)

class GestureDeciderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firesAsOften_data() {
        QTest::addColumn<std::vector<Stretch>>("stretches");
        QTest::addColumn<QList<int>>("labels");
        const Stretch rest{};
        QTest::newRow("nothing happens") << std::vector{rest} << QList<int>{};
        QTest::newRow("one gesture") << std::vector{rest, Stretch{4}, rest} << QList<int>{4};
        QTest::newRow("one gesture however long") << std::vector{rest, Stretch{4, 0.9F, 30}, rest} << QList<int>{4};
        QTest::newRow("an unsure gesture is rejected") << std::vector{rest, Stretch{4, 0.5F}, rest} << QList<int>{};
        QTest::newRow("a flash is smoothed away") << std::vector{rest, Stretch{4, 0.9F, 0.06}, rest} << QList<int>{};
        QTest::newRow("a dip above the re-arm threshold is the same gesture")
            << std::vector{Stretch{4}, Stretch{4, 0.45F}, Stretch{4}} << QList<int>{4};
        QTest::newRow("the same gesture twice")
            << std::vector{Stretch{4}, rest, rest, Stretch{4}, rest} << QList<int>{4, 4};
        QTest::newRow("another gesture follows") << std::vector{Stretch{4}, rest, Stretch{7, 1, 2}} << QList<int>{4, 7};
    }
    void firesAsOften() {
        QFETCH(const std::vector<Stretch>, stretches);
        QFETCH(const QList<int>, labels);
        core::GestureDecider one = decider();
        QList<int> fired;
        for (const core::GestureEvent& event : play(one, stretches)) fired << event.label;
        QCOMPARE(fired, labels);
    }

    void anEventKnowsItsStartAndItsConfidence() {
        core::GestureDecider one = decider();
        const auto events = play(one, {Stretch{kNone, 1, 2}, Stretch{4}});
        QCOMPARE(events.size(), std::size_t(1));
        const double firedS = core::Seconds(events[0].fired - at(0)).count();
        QVERIFY2(firedS >= 2 && firedS < 2.9, qPrintable(QString::number(firedS)));
        const double windowS = core::Seconds(events[0].fired - events[0].start).count();
        QVERIFY2(windowS >= 1 && windowS < 1.5, qPrintable(QString::number(windowS)));
        QVERIFY(events[0].confidence >= 0.6F && events[0].confidence <= 1.0F);
    }

    void decidesAlikeAtEveryPredictionRate_data() {
        QTest::addColumn<double>("rate");
        for (const double rate : {7.0, 15.0, 30.0, 60.0}) QTest::addRow("%g a second", rate) << rate;
    }
    void decidesAlikeAtEveryPredictionRate() {
        QFETCH(const double, rate);
        core::GestureDecider one = decider();
        const auto events = play(one, {Stretch{kNone, 1, 1}, Stretch{4, 1, 1}}, rate);
        QCOMPARE(events.size(), std::size_t(1));
        const double delayS = core::Seconds(events[0].fired - at(1)).count();
        QVERIFY2(delayS > 0.01 && delayS < 0.15 + 2 / rate, qPrintable(QString::number(delayS)));
    }

    void lengthsMustAgree_data() {
        QTest::addColumn<int>("sure");
        QTest::addColumn<bool>("fires");
        QTest::newRow("one of four") << 1 << false;
        QTest::newRow("two of four") << 2 << false;
        QTest::newRow("three of four") << 3 << true;
        QTest::newRow("all") << 4 << true;
    }
    void lengthsMustAgree() {
        QFETCH(const int, sure);
        QFETCH(const bool, fires);
        core::DecisionConfig config = alone();
        config.agreeing = 3;
        config.fireThreshold = 0.75;
        core::GestureDecider one(config, core::LabelSet::gestures(true));
        std::optional<core::GestureEvent> event;
        for (int i = 0; i < 60 && !event; ++i) {
            const double t = 10 + i / 15.0;
            std::vector<core::JudgedWindow> windows;  // two of the four lengths a tick, in turn
            for (const int length : {i % 2, i % 2 + 2})
                windows.push_back(
                    judged(t, 1 + 0.3 * length, probabilities(length < sure ? 4 : kNone, 0.9F), std::size_t(length)));
            event = one.update(at(t), windows);
        }
        QCOMPARE(event.has_value(), fires);
        if (event) QCOMPARE(event->label, 4);
    }

    void lengthsThatTakeTurnsAgreeAtEveryPredictionRate_data() {
        QTest::addColumn<double>("rate");
        for (const double rate : {6.0, 7.5, 10.0, 15.0, 30.0}) QTest::addRow("%g a second", rate) << rate;
    }
    void lengthsThatTakeTurnsAgreeAtEveryPredictionRate() {
        QFETCH(const double, rate);
        constexpr int kTurns = 3;
        core::DecisionConfig config = alone();
        config.agreeing = 5;  // three ticks' worth at least
        core::GestureDecider one(config, core::LabelSet::gestures(true));
        int events = 0;
        for (int tick = 0; tick < int(2 * rate); ++tick) {
            const double t = 10 + tick / rate + (tick % 2) * 0.02;  // never quite even
            std::vector<core::JudgedWindow> windows;
            for (const int length : {tick % kTurns, tick % kTurns + kTurns})
                windows.push_back(judged(t, 1 + 0.3 * length, probabilities(4, 0.9F), std::size_t(length)));
            events += one.update(at(t), windows) ? 1 : 0;
        }
        QCOMPARE(events, 1);
    }

    void theLongestWindowDoesNotSilenceTheOthersAndTheShortestTellsTheStart() {
        core::DecisionConfig config = alone();
        config.agreeing = 2;
        core::GestureDecider one(config, core::LabelSet::gestures(true));
        std::optional<core::GestureEvent> event;
        for (int i = 0; i < 20 && !event; ++i) {
            const double t = 10 + i / 15.0;
            std::vector<core::JudgedWindow> windows;
            for (int length = 0; length < 6; ++length)
                windows.push_back(
                    judged(t, 0.8 + 0.3 * length, probabilities(length < 5 ? 4 : 7, 0.95F), std::size_t(length)));
            event = one.update(at(t), windows);
        }
        QVERIFY(event);
        QCOMPARE(event->label, 4);
        QVERIFY(std::abs(core::Seconds(event->fired - event->start).count() - 0.8) < 0.001);
    }

    void noneIsWhatTheGesturesLeave() {
        core::GestureDecider one = decider();
        for (int i = 0; i < 60; ++i) one.update(at(i / 15.0), {judged(i / 15.0, 1, probabilities(4, 0.7F))});
        QVERIFY(std::abs(one.smoothed()[4] - 0.7F) < 0.01F);
        QVERIFY(std::abs(one.smoothed()[kNone] - 0.025F) < 0.01F);
    }

    void aLengthThatIsNoLongerJudgedIsForgotten() {
        core::GestureDecider one = decider();
        one.update(at(1), {judged(1, 1, probabilities(4, 1), 1)});
        for (int i = 0; i < 30; ++i) {
            const double t = 1.7 + i / 15.0;
            QVERIFY(!one.update(at(t), {judged(t, 1, probabilities(kNone, 1), 0)}));
        }
        QVERIFY(one.smoothed()[4] < 0.01F);
    }

    void footageOfAnEventTakesPartInNoSecondOne() {
        core::GestureDecider one = decider();
        const auto events = play(one, {Stretch{4}, Stretch{7, 1, 0.8}, Stretch{}}, 15, 2.5);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].label, 4);
    }

    void aTickWithoutWindowsIsAnError() {
        core::GestureDecider one = decider();
        QVERIFY_EXCEPTION_THROWN(one.update(at(0), {}), core::Error);
    }

    void twoEventsAreNeverCloserThanTheRefractoryTime() {
        core::DecisionConfig config = alone();
        config.refractoryS = 3;
        core::GestureDecider one(config, core::LabelSet::gestures(true));
        const std::vector<Stretch> quick{Stretch{4}, Stretch{}, Stretch{7}, Stretch{}};
        QCOMPARE(play(one, quick).size(), std::size_t(1));
        core::GestureDecider free = decider();
        QCOMPARE(play(free, quick).size(), std::size_t(2));
    }

    void theFireThresholdCanChange() {
        core::GestureDecider one = decider();
        one.setFireThreshold(0.95);
        QVERIFY(play(one, {Stretch{4, 0.9F}}).empty());
        one.setFireThreshold(0.5);
        QCOMPARE(play(one, {Stretch{}, Stretch{4, 0.9F}}).size(), std::size_t(1));
    }

    void labelSetsWithoutNoneWorkAsWell() {
        core::GestureDecider one(alone(), core::LabelSet::gestures(false));
        std::vector<float> values(12, 0.0F);
        values[3] = 1;
        std::optional<core::GestureEvent> event;
        for (int i = 0; i < 20 && !event; ++i) event = one.update(at(i * 0.1), {judged(i * 0.1, 1, values)});
        QVERIFY(event);
        QCOMPARE(event->label, 3);
    }

    void refusesThresholdsThatCannotWork_data() {
        QTest::addColumn<double>("fire");
        QTest::addColumn<double>("rearm");
        QTest::addColumn<double>("smoothing");
        QTest::newRow("fire above 1") << 1.5 << 0.3 << 0.5;
        QTest::newRow("negative re-arm") << 0.5 << -0.1 << 0.5;
        QTest::newRow("re-arm above fire") << 0.5 << 0.6 << 0.5;
        QTest::newRow("no smoothing weight") << 0.5 << 0.3 << 0.0;
        QTest::newRow("not a number") << std::nan("") << 0.3 << 0.5;
    }
    void refusesThresholdsThatCannotWork() {
        QFETCH(const double, fire);
        QFETCH(const double, rearm);
        QFETCH(const double, smoothing);
        core::DecisionConfig config;
        config.fireThreshold = fire;
        config.rearmThreshold = rearm;
        config.smoothing = smoothing;
        QVERIFY_EXCEPTION_THROWN(core::GestureDecider(config, core::LabelSet::gestures(true)), core::Error);
    }

    void refusesAPredictionOfAnotherLabelSet() {
        core::GestureDecider one = decider();
        const std::vector<float> values(5, 0.2F);
        QVERIFY_EXCEPTION_THROWN(one.update(at(0), {judged(0, 1, values)}), core::Error);
    }
};

QTEST_GUILESS_MAIN(GestureDeciderTest)
#include "gesture_decider_test.moc"

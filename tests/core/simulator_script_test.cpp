#include <QtTest>
#include <set>

#include "core/simulator/script.h"
#include "core/types/error.h"
#include "core/types/gesture.h"

using namespace core;

class SimulatorScriptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void activitiesFollowEachOtherWithoutGaps();
    void truthIsOrderedAndWithinTheFootage();
    void everyKindOfActivityAppears();
    void gestureClipHasLeadAndTail_data();
    void gestureClipHasLeadAndTail();
    void noneClipHoldsNoWholeGesture();
    void sameSeedGivesTheSameScript();
    void fastAndSlowPeopleExist();
    void unknownLabelIsAnError();
};

void SimulatorScriptTest::activitiesFollowEachOtherWithoutGaps() {
    const Script script = continuousScript(3, 4, 120);
    QCOMPARE(script.durationS, 120.0);
    QCOMPARE(script.activities.front().startS, 0.0);
    for (std::size_t i = 1; i < script.activities.size(); ++i) {
        QCOMPARE(script.activities[i].startS, script.activities[i - 1].endS);
        QVERIFY(script.activities[i].endS > script.activities[i].startS);
    }
    QVERIFY(script.activities.back().endS >= 120);
}

void SimulatorScriptTest::truthIsOrderedAndWithinTheFootage() {
    const auto truth = continuousScript(3, 4, 300).truth();
    QVERIFY(truth.size() > 40 && truth.size() < 120);
    double last = 0;
    for (const TruthEvent& event : truth) {
        QVERIFY(gestureIndex(event.label).has_value());
        QVERIFY(event.startS >= last);
        QVERIFY(event.endS > event.startS);
        last = event.endS;
    }
    QVERIFY(last <= 300);
}

void SimulatorScriptTest::everyKindOfActivityAppears() {
    std::set<ActivityKind> kinds;
    std::set<int> gestures;
    for (const Activity& activity : continuousScript(3, 4, 600).activities) {
        kinds.insert(activity.kind);
        if (activity.kind == ActivityKind::Gesture) gestures.insert(activity.gesture);
    }
    QCOMPARE(kinds.size(), std::size_t(7));
    QCOMPARE(gestures.size(), std::size_t(kGestureCount));
}

void SimulatorScriptTest::gestureClipHasLeadAndTail_data() {
    QTest::addColumn<double>("leadS");
    QTest::addColumn<double>("tailS");
    QTest::newRow("long") << 3.0 << 2.0;
    QTest::newRow("shorter than the approach") << 0.1 << 0.1;
    QTest::newRow("none") << 0.0 << 0.0;
}

void SimulatorScriptTest::gestureClipHasLeadAndTail() {
    QFETCH(double, leadS);
    QFETCH(double, tailS);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const ClipScript clip = clipScript({"G7", seed, seed, leadS, tailS});
        QCOMPARE(clip.startS, leadS);
        QVERIFY(clip.endS - clip.startS >= 0.69 && clip.endS - clip.startS <= 2.81);
        QCOMPARE(clip.script.durationS, clip.endS + tailS);
        QVERIFY(clip.script.activities.front().startS <= 0);
        QVERIFY(clip.script.activities.back().endS >= clip.script.durationS);
        const auto truth = clip.script.truth();
        QCOMPARE(truth.size(), std::size_t(1));
        QCOMPARE(truth[0].label, std::string("G7"));
        QCOMPARE(truth[0].startS, clip.startS);
        QCOMPARE(truth[0].endS, clip.endS);
    }
}

void SimulatorScriptTest::noneClipHoldsNoWholeGesture() {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const ClipScript clip = clipScript({"none", seed, seed, 0.5, 0.5});
        QVERIFY(clip.endS > clip.startS);
        QVERIFY(clip.quietStartS <= clip.startS + 1e-9 && clip.quietEndS >= clip.endS - 1e-9);
        QVERIFY(clip.script.activities.front().startS <= 0);
        QVERIFY(clip.script.activities.back().endS >= clip.script.durationS);
        for (const Activity& activity : clip.script.activities) {
            if (activity.kind != ActivityKind::Gesture) continue;
            const double shared = std::min(clip.endS, activity.drawEndS) - std::max(clip.startS, activity.drawStartS);
            QVERIFY(shared <= 0.3 * (activity.drawEndS - activity.drawStartS));
            const double quiet =
                std::min(clip.quietEndS, activity.drawEndS) - std::max(clip.quietStartS, activity.drawStartS);
            QVERIFY(quiet <= 0.26 * (activity.drawEndS - activity.drawStartS));
        }
    }
}

void SimulatorScriptTest::sameSeedGivesTheSameScript() {
    const Script one = continuousScript(3, 4, 60);
    const Script two = continuousScript(3, 4, 60);
    const Script other = continuousScript(3, 5, 60);
    QCOMPARE(one.activities.size(), two.activities.size());
    QCOMPARE(one.activities.back().seed, two.activities.back().seed);
    QVERIFY(one.activities.front().seed != other.activities.front().seed);
}

void SimulatorScriptTest::fastAndSlowPeopleExist() {
    double shortest = 9;
    double longest = 0;
    for (std::uint64_t subject = 1; subject <= 40; ++subject) {
        const ClipScript clip = clipScript({"G5", subject, 1, 0, 0});
        shortest = std::min(shortest, clip.endS - clip.startS);
        longest = std::max(longest, clip.endS - clip.startS);
    }
    QVERIFY(shortest < 1.1);
    QVERIFY(longest > 1.8);
}

void SimulatorScriptTest::unknownLabelIsAnError() { QVERIFY_EXCEPTION_THROWN(clipScript({"G13"}), Error); }

QTEST_GUILESS_MAIN(SimulatorScriptTest)
#include "simulator_script_test.moc"

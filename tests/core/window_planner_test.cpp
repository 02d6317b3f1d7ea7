#include "core/pipeline/window_planner.h"

#include <QtTest>
#include <set>

#include "core/types/error.h"

namespace {

core::TimePoint at(double seconds) {
    return core::TimePoint{} + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
}

double lengthOf(const core::Window& window) { return core::Seconds(window.end - window.start).count(); }

core::GateState moving() {
    core::GateState state;
    state.moving = state.anyMotion = true;
    return state;
}

core::GateState restingSince(double seconds) {
    core::GateState state;
    state.anyMotion = true;
    state.offset = at(seconds);
    return state;
}

core::LiveConfig fiveLengths() {
    core::LiveConfig config;
    config.windowsS = {1, 1.5, 2, 2.5, 3};
    config.windowsPerTick = 2;
    return config;
}

}  // namespace

class WindowPlannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allLengthsTakeTurns() {
        const core::LiveConfig config = fiveLengths();
        core::WindowPlanner planner(config);
        std::multiset<double> lengths;
        for (int tick = 0; tick < 3; ++tick) {
            for (const core::Window& window : planner.plan(moving(), at(10))) {
                QCOMPARE(window.end, at(10));
                QVERIFY(std::abs(lengthOf(window) - config.windowsS[window.length]) < 1e-6);
                lengths.insert(config.windowsS[window.length]);
            }
        }
        QVERIFY((lengths == std::multiset<double>{1, 1.5, 2, 2.5, 3}));
    }

    void noTickHasMoreWindowsThanAllowed() {
        core::WindowPlanner planner(fiveLengths());
        for (int tick = 0; tick < 9; ++tick) {
            const std::size_t count = planner.plan(moving(), at(10)).size();
            QVERIFY(count >= 1 && count <= 2);
        }
    }

    void aStillCameraGetsOneWindow() {
        core::WindowPlanner planner(fiveLengths());
        QCOMPARE(planner.plan({}, at(10)).size(), std::size_t(1));
        QCOMPARE(planner.plan(restingSince(5), at(10)).size(), std::size_t(1));
    }

    void aGestureThatHasJustEndedIsStillLookedFor() {
        core::WindowPlanner planner(fiveLengths());
        QCOMPARE(planner.plan(restingSince(9.8), at(10)).size(), std::size_t(2));
    }

    void withoutAGateAStillCameraIsNoReason() {
        core::LiveConfig config = fiveLengths();
        config.activityGate = false;
        core::WindowPlanner planner(config);
        QCOMPARE(planner.plan({}, at(10)).size(), std::size_t(2));
    }

    void refusesWindowsThatCannotBe_data() {
        QTest::addColumn<std::vector<double>>("windows");
        QTest::addColumn<int>("perTick");
        QTest::newRow("none") << std::vector<double>{} << 1;
        QTest::newRow("zero") << std::vector<double>{0} << 1;
        QTest::newRow("longer than the history") << std::vector<double>{1, 5} << 1;
        QTest::newRow("none at a time") << std::vector<double>{1} << 0;
    }
    void refusesWindowsThatCannotBe() {
        QFETCH(const std::vector<double>, windows);
        QFETCH(const int, perTick);
        core::LiveConfig config;
        config.windowsS = windows;
        config.windowsPerTick = perTick;
        QVERIFY_EXCEPTION_THROWN(core::WindowPlanner{config}, core::Error);
    }
};

QTEST_GUILESS_MAIN(WindowPlannerTest)
#include "window_planner_test.moc"

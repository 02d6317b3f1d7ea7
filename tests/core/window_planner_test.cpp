#include "core/pipeline/window_planner.h"

#include <QtTest>
#include <set>

#include "core/types/error.h"

using Kind = core::MotionBoundary::Kind;

namespace {

core::TimePoint at(double seconds) {
    return core::TimePoint{} + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
}

double secondsOf(core::TimePoint time) { return core::Seconds(time - core::TimePoint{}).count(); }

core::GateState moving(bool isMoving) {
    core::GateState state;
    state.moving = isMoving;
    state.anyMotion = true;
    return state;
}

using Boundaries = std::deque<core::MotionBoundary>;

}  // namespace

class WindowPlannerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAGateTheWindowsHaveFixedLengths() {
        core::LiveConfig config;
        config.activityGate = false;
        config.windowsS = {1, 2};
        core::WindowPlanner planner(config);
        const auto windows = planner.plan({}, {}, at(10));
        QCOMPARE(windows.size(), std::size_t(2));
        QCOMPARE(secondsOf(windows[0].start), 9.0);
        QCOMPARE(secondsOf(windows[1].start), 8.0);
        QCOMPARE(secondsOf(windows[1].end), 10.0);
        QVERIFY(!windows[0].complete);
    }

    void aStillCameraGetsOneWindow() {
        core::WindowPlanner planner({});
        QCOMPARE(planner.plan(moving(false), {}, at(10)).size(), std::size_t(1));
    }

    void aMovingCameraGetsAWindowSinceTheLastPlausibleBegin() {
        core::WindowPlanner planner({});
        const Boundaries boundaries{{Kind::Onset, at(8)}, {Kind::Dip, at(8.3)}, {Kind::Dip, at(8.8)}};
        planner.plan(moving(true), boundaries, at(8.9));
        const auto windows = planner.plan(moving(true), boundaries, at(9));
        QCOMPARE(windows.size(), std::size_t(1));
        QCOMPARE(secondsOf(windows[0].start), 8.3);
        QCOMPARE(secondsOf(windows[0].end), 9.0);
        QVERIFY(!windows[0].complete);
    }

    void theEndOfMotionIsTriedWithEveryBeginBeforeItOnce() {
        core::WindowPlanner planner({});
        const Boundaries boundaries{{Kind::Onset, at(8)}, {Kind::Dip, at(8.6)}, {Kind::Offset, at(9.1)}};
        std::set<std::pair<double, double>> bounds;
        for (const double now : {9.15, 9.2})
            for (const core::Window& window : planner.plan(moving(false), boundaries, at(now)))
                if (window.complete) bounds.emplace(secondsOf(window.start), secondsOf(window.end));
        QCOMPARE(bounds.size(), std::size_t(3));
        const auto [longStart, longEnd] = *std::next(bounds.begin());
        QVERIFY(bounds.begin()->first < 8 && bounds.begin()->first > 7.8);
        QCOMPARE(bounds.begin()->second, 8.6);
        QCOMPARE(longStart, bounds.begin()->first);
        QVERIFY(longEnd > 9.1 && longEnd < 9.3);
        QCOMPARE(bounds.rbegin()->first, 8.6);
        QVERIFY(!planner.plan(moving(false), boundaries, at(9.25)).front().complete);
    }

    void neitherTwitchesNorLongMotionsAreGestures() {
        core::WindowPlanner planner({});
        const Boundaries boundaries{{Kind::Onset, at(2)}, {Kind::Onset, at(8)}, {Kind::Offset, at(8.2)}};
        for (const core::Window& window : planner.plan(moving(false), boundaries, at(8.5))) QVERIFY(!window.complete);
    }

    void manyCandidatesAreSpreadOverSeveralTicks() {
        core::WindowPlanner planner({});
        Boundaries boundaries{{Kind::Onset, at(7)}};
        for (int i = 0; i < 5; ++i) boundaries.push_back({Kind::Dip, at(7.2 + 0.1 * i)});
        planner.plan(moving(true), boundaries, at(7.65));
        boundaries.push_back({Kind::Offset, at(9)});
        int complete = 0;
        for (int tick = 0; tick < 4; ++tick) {
            const auto windows = planner.plan(moving(false), boundaries, at(9.2 + 0.07 * tick));
            QVERIFY(!windows.empty() && windows.size() <= core::WindowPlanner::kMostWindows);
            for (const core::Window& window : windows) complete += window.complete ? 1 : 0;
        }
        QCOMPARE(complete, 6);
    }

    void candidatesThatWaitedTooLongAreGivenUp() {
        core::WindowPlanner planner({});
        Boundaries boundaries{{Kind::Onset, at(7)}};
        for (int i = 0; i < 3; ++i) boundaries.push_back({Kind::Dip, at(7.2 + 0.1 * i)});
        planner.plan(moving(true), boundaries, at(7.5));
        boundaries.push_back({Kind::Offset, at(9)});
        QVERIFY(planner.plan(moving(false), boundaries, at(9.2)).front().complete);
        QVERIFY(!planner.plan(moving(false), boundaries, at(11)).front().complete);
    }

    void aSlowNetworkStillGetsTheNewestCandidates() {
        core::WindowPlanner planner({});
        const Boundaries boundaries{{Kind::Onset, at(8)}, {Kind::Offset, at(9.4)}};
        const auto windows = planner.plan(moving(false), boundaries, at(11));
        QCOMPARE(windows.size(), std::size_t(1));
        QVERIFY(windows.front().complete);
    }

    void refusesWindowsThatCannotBe_data() {
        QTest::addColumn<std::vector<double>>("windows");
        QTest::newRow("none") << std::vector<double>{};
        QTest::newRow("zero") << std::vector<double>{0};
        QTest::newRow("longer than the history") << std::vector<double>{1, 5};
    }
    void refusesWindowsThatCannotBe() {
        QFETCH(const std::vector<double>, windows);
        core::LiveConfig config;
        config.windowsS = windows;
        QVERIFY_EXCEPTION_THROWN(core::WindowPlanner{config}, core::Error);
    }
};

QTEST_GUILESS_MAIN(WindowPlannerTest)
#include "window_planner_test.moc"

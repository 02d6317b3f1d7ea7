#include "core/pipeline/activity_gate.h"

#include <QtTest>
#include <functional>

#include "core/pipeline/motion_track.h"
#include "tests/core/support/moving_camera.h"

namespace {

double secondsOf(core::TimePoint time) { return core::Seconds(time - core::TimePoint{}).count(); }

/// Where a camera looks at which time.
using Path = std::function<double(double)>;

/// From 0 to `distance` and at rest before `start` and after `end`, with a smooth speed.
double stroke(double t, double start, double end, double distance) {
    const double u = std::clamp((t - start) / (end - start), 0.0, 1.0);
    return distance * u * u * (3 - 2 * u);
}

/// A gate behind the track that it gets its places from.
struct Gate : core::ActivityGate {
    core::MotionTrack track;

    void see(const core::Frame& frame) { update(frame.captureTime, track.follow(*frame.image, frame.captureTime)); }
};

void play(Gate& gate, MovingCamera& camera, const Path& x, double fromS, double toS, double rate = 30) {
    for (int i = 0; fromS + i / rate < toS; ++i) {
        const double t = fromS + i / rate;
        gate.see(MovingCamera::frame(t, camera.picture(x(t), 0.3 * x(t))));
    }
}

#define QVERIFY_NEAR(actual, expected, tolerance) \
    QVERIFY2(std::abs((actual) - (expected)) <= (tolerance), qPrintable(QString::number(actual)))

}  // namespace

class ActivityGateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void staysClosedBeforeAStillScene() {
        Gate gate;
        MovingCamera camera;
        play(
            gate, camera, [](double) { return 0.0; }, 0, 2);
        QVERIFY(!gate.state().moving);
        QVERIFY(!gate.state().anyMotion);
    }

    void measuresTheSpeedOfTheWorld() {
        Gate gate;
        MovingCamera camera;
        const double speed = 0.5;
        play(
            gate, camera, [&](double t) { return speed * t; }, 0, 0.6);
        QVERIFY_NEAR(gate.state().speed, speed * std::hypot(1.0, 0.3), 0.12);
    }

    void findsOnsetAndOffset_data() {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("noise");
        QTest::newRow("30 frames a second") << 30.0 << 0.0;
        QTest::newRow("15 frames a second") << 15.0 << 0.0;
        QTest::newRow("60 frames a second") << 60.0 << 0.0;
        QTest::newRow("noisy sensor") << 30.0 << 20.0;
    }
    void findsOnsetAndOffset() {
        QFETCH(const double, rate);
        QFETCH(const double, noise);
        Gate gate;
        MovingCamera camera;
        camera.noise = noise;
        const Path path = [](double t) { return stroke(t, 1, 2, 0.7); };
        play(gate, camera, path, 0, 1.5, rate);
        QVERIFY(gate.state().moving);
        play(gate, camera, path, 1.5, 3, rate);
        QVERIFY(!gate.state().moving);
        QVERIFY_NEAR(secondsOf(gate.state().onset), 1, 0.16);
        QVERIFY_NEAR(secondsOf(gate.state().offset), 2, 0.16);
    }

    void theCornerBetweenTwoStrokesKeepsTheGateOpen() {
        Gate gate;
        MovingCamera camera;
        const Path path = [](double t) { return stroke(t, 1, 1.7, 0.6) - stroke(t, 1.7, 2.4, 0.6); };
        play(gate, camera, path, 0, 1.8);
        QVERIFY(gate.state().moving);
        play(gate, camera, path, 1.8, 3.2);
        QVERIFY(!gate.state().moving);
        QVERIFY_NEAR(secondsOf(gate.state().onset), 1, 0.16);
        QVERIFY_NEAR(secondsOf(gate.state().offset), 2.4, 0.16);
    }

    void aLongPauseClosesTheGate() {
        Gate gate;
        MovingCamera camera;
        const Path path = [](double t) { return stroke(t, 1, 1.7, 0.6) + stroke(t, 2.5, 3.2, 0.6); };
        play(gate, camera, path, 0, 2.4);
        QVERIFY(!gate.state().moving);
        play(gate, camera, path, 2.4, 4);
        QVERIFY_NEAR(secondsOf(gate.state().onset), 2.5, 0.16);
        QVERIFY_NEAR(secondsOf(gate.state().offset), 3.2, 0.16);
    }

    void aFlickeringLampIsNoMotion() {
        Gate gate;
        MovingCamera camera;
        for (int i = 0; i < 60; ++i) {
            camera.brightness = i % 2 == 0 ? 0 : 25;
            gate.see(MovingCamera::frame(i / 30.0, camera.picture(0, 0)));
        }
        QVERIFY(!gate.state().anyMotion);
    }

    void aShakyCameraRaisesTheThreshold() {
        Gate gate;
        MovingCamera camera;
        const double calm = gate.state().threshold;
        play(
            gate, camera, [](double t) { return 0.3 * t; }, 0, 3);
        QVERIFY(gate.state().threshold > calm * 1.5);
    }

    void startsAfreshWhenTimeRunsBackwards() {
        Gate gate;
        MovingCamera camera;
        play(
            gate, camera, [](double t) { return stroke(t, 11, 12, 0.7); }, 10, 13);
        QVERIFY(gate.state().anyMotion);
        play(
            gate, camera, [](double) { return 0.0; }, 0, 1);
        QVERIFY(!gate.state().anyMotion);
    }

    void acceptsPicturesOfEverySize_data() {
        QTest::addColumn<int>("side");
        for (const int side : {1, 7, 28, 30, 448}) QTest::addRow("%d", side) << side;
    }
    void acceptsPicturesOfEverySize() {
        QFETCH(const int, side);
        Gate gate;
        const auto image = std::make_shared<const core::Image>(side, side);
        for (int i = 0; i < 10; ++i) gate.see(MovingCamera::frame(i / 30.0, image));
        QVERIFY(!gate.state().moving);
    }
};

QTEST_GUILESS_MAIN(ActivityGateTest)
#include "activity_gate_test.moc"

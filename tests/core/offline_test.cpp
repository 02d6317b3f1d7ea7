#include "core/pipeline/offline.h"

#include <QtTest>

#include "core/types/error.h"
#include "tests/core/support/fake_classifier.h"
#include "tests/core/support/fake_source.h"
#include "tests/core/support/moving_camera.h"

using namespace std::chrono_literals;

namespace {

constexpr int kG7 = 6;

/// Two strokes between 2 s and 3.2 s of 6 s, as a source.
class StrokesSource : public core::FrameSource {
public:
    std::optional<core::Frame> next(std::stop_token) override {
        const double t = m_next++ / 30.0;
        if (t > 6) return std::nullopt;
        return MovingCamera::frame(t, m_camera.picture(path(t), 0));
    }
    core::SourceInfo info() const override { return {"Strokes", MovingCamera::kSide, MovingCamera::kSide, 30}; }
    core::SourceState state() const override { return core::SourceState::Running; }
    std::uint64_t droppedLate() const override { return 0; }

private:
    static double path(double t) {
        const auto smooth = [](double u) { return u <= 0 ? 0.0 : u >= 1 ? 1.0 : u * u * (3 - 2 * u); };
        return 0.6 * smooth((t - 2) / 0.6) - 0.6 * smooth((t - 2.6) / 0.6);
    }
    MovingCamera m_camera;
    int m_next = 0;
};

double secondsOf(core::TimePoint time) { return core::Seconds(time - core::TimePoint{}).count(); }

/// Knows the gesture when the clip spans both strokes and little more.
int judgeStrokes(const core::Clip& clip) {
    const double first = secondsOf(clip.times.front());
    const double last = secondsOf(clip.times.back());
    return first > 1.5 && first < 2.4 && last > 2.8 && last < 3.5 ? kG7 : kFakeNone;
}

}  // namespace

class OfflineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesAtTheAskedRateOfMediaTime() {
        FakeSource source({.count = 100, .period = 20ms});
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        const core::OfflineResult result = core::runOffline(source, classifier, {.ticksPerSecond = 10});
        QCOMPARE(result.frames, std::uint64_t(100));
        QCOMPARE(result.results.size(), std::size_t(21));
        QVERIFY(result.events.empty());
        QVERIFY(!result.results.front().seen);
    }

    void keepsTheClipsWhenAsked() {
        FakeSource source({.count = 10});
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        const core::OfflineResult result = core::runOffline(source, classifier, {.keepClips = true});
        QCOMPARE(result.results.back().seen->frames, 4);
    }

    void findsTheOneGestureWithTheGateInAllRuns() {
        std::vector<core::TimePoint> fires;
        for (int run = 0; run < 2; ++run) {
            StrokesSource source;
            FakeClassifier classifier(judgeStrokes);
            const core::OfflineResult result = core::runOffline(source, classifier, {});
            QCOMPARE(result.events.size(), std::size_t(1));
            QCOMPARE(result.events[0].label, kG7);
            const double startS = secondsOf(result.events[0].start);
            QVERIFY2(std::abs(startS - 2) < 0.4, qPrintable(QString::number(startS)));  // windows tell it to so much
            QVERIFY(secondsOf(result.events[0].fired) < 3.9);  // half a second to be sure, and the length of a turn
            fires.push_back(result.events[0].fired);
        }
        QCOMPARE(fires[0], fires[1]);
    }

    void stopsWhenAsked() {
        FakeSource source({.count = 10, .end = SourceEnd::Freezes});
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(core::runOffline(source, classifier, {}, stop.get_token()).results.empty());
    }

    void passesOnWhatTheSourceThrows() {
        FakeSource source({.count = 3, .end = SourceEnd::Throws});
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        QVERIFY_EXCEPTION_THROWN(core::runOffline(source, classifier, {}), core::Error);
    }

    void refusesARateThatCannotBe() {
        FakeSource source({});
        FakeClassifier classifier([](const core::Clip&) { return kFakeNone; });
        QVERIFY_EXCEPTION_THROWN(core::runOffline(source, classifier, {.ticksPerSecond = 0}), core::Error);
    }
};

QTEST_GUILESS_MAIN(OfflineTest)
#include "offline_test.moc"

#include <QtTest>
#include <future>
#include <thread>

#include "core/simulator/simulator_source.h"
#include "core/types/error.h"

using namespace core;
using namespace std::chrono_literals;

namespace {

CaptureConfig small(bool realTime) {
    CaptureConfig config;
    config.width = 16;
    config.height = 16;
    config.framesPerSecond = 50;
    config.realTime = realTime;
    return config;
}

}  // namespace

class SimulatorSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unpacedSourceDeliversEveryFrameWithMediaTimes();
    void footageEnds();
    void pacedFramesComeAtTheirScheduledTimes();
    void lateReaderLosesFramesAndCountsThem();
    void stopEndsTheWaitPromptly();
    void stopEndsUnpacedReading();
    void truthIsKnown();
    void sameSeedPlaysTheSame();
    void impossibleRatesAreErrors();
};

void SimulatorSourceTest::unpacedSourceDeliversEveryFrameWithMediaTimes() {
    SimulatorSource source(small(false), 10);
    QCOMPARE(source.state(), SourceState::Connecting);
    QVERIFY(!source.startTime());
    for (std::uint64_t i = 0; i < 5; ++i) {
        const auto frame = source.next({});
        QVERIFY(frame);
        QCOMPARE(frame->sequence, i);
        QCOMPARE(frame->captureTime.time_since_epoch(), std::chrono::duration_cast<Clock::duration>(20ms * i));
        QCOMPARE(frame->image->width, 16);
    }
    QCOMPARE(source.state(), SourceState::Running);
    QCOMPARE(source.info().name, std::string("Simulator"));
    QCOMPARE(source.info().framesPerSecond, 50.0);
    QCOMPARE(source.droppedLate(), std::uint64_t(0));
}

void SimulatorSourceTest::footageEnds() {
    SimulatorSource source(small(false), 0.1);
    for (int i = 0; i < 5; ++i) QVERIFY(source.next({}));
    QVERIFY(!source.next({}));
    QCOMPARE(source.state(), SourceState::Finished);
}

void SimulatorSourceTest::pacedFramesComeAtTheirScheduledTimes() {
    SimulatorSource source(small(true), 10);
    const auto first = source.next({});
    QVERIFY(first);
    for (int i = 0; i < 10; ++i) {
        const auto frame = source.next({});
        QVERIFY(frame);
        QVERIFY(Clock::now() >= frame->captureTime);
        QCOMPARE(frame->captureTime - *source.startTime(),
                 std::chrono::duration_cast<Clock::duration>(20ms * frame->sequence));
    }
}

void SimulatorSourceTest::lateReaderLosesFramesAndCountsThem() {
    SimulatorSource source(small(true), 10);
    const auto first = source.next({});
    QVERIFY(first);
    const TimePoint late = first->captureTime + 110ms;
    QTRY_VERIFY(Clock::now() > late);
    const auto next = source.next({});
    QVERIFY(next);
    QVERIFY(next->sequence >= 5);
    QCOMPARE(source.droppedLate(), next->sequence - 1);
}

void SimulatorSourceTest::stopEndsTheWaitPromptly() {
    CaptureConfig slow = small(true);
    slow.framesPerSecond = 1;
    SimulatorSource source(slow, 60);
    QVERIFY(source.next({}));
    std::stop_source stop;
    auto waiting = std::async(std::launch::async, [&] { return source.next(stop.get_token()).has_value(); });
    const TimePoint before = Clock::now();
    stop.request_stop();
    QVERIFY(!waiting.get());
    QVERIFY(Clock::now() - before < 500ms);
}

void SimulatorSourceTest::stopEndsUnpacedReading() {
    SimulatorSource source(small(false), 10);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!source.next(stop.get_token()));
    QVERIFY(source.next({}));
}

void SimulatorSourceTest::truthIsKnown() {
    const SimulatorSource source(small(true), 60);
    QVERIFY(source.truth().size() > 5);
    QVERIFY(source.truth().back().endS <= 60);
    QCOMPARE(source.footage().durationS(), 60.0);
}

void SimulatorSourceTest::sameSeedPlaysTheSame() {
    SimulatorSource one(small(false), 10);
    SimulatorSource two(small(false), 10);
    CaptureConfig config = small(false);
    config.seed = 2;
    SimulatorSource other(config, 10);
    const auto frame = one.next({});
    QCOMPARE(frame->image->rgb, two.next({})->image->rgb);
    QVERIFY(frame->image->rgb != other.next({})->image->rgb);
}

void SimulatorSourceTest::impossibleRatesAreErrors() {
    for (const double rate : {0.0, -5.0, 5000.0, std::nan("")}) {
        CaptureConfig config = small(true);
        config.framesPerSecond = rate;
        QVERIFY_EXCEPTION_THROWN(SimulatorSource(config, 1), Error);
    }
}

QTEST_GUILESS_MAIN(SimulatorSourceTest)
#include "simulator_source_test.moc"

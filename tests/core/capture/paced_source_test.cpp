#include "core/capture/paced_source.h"

#include <QTest>
#include <cmath>
#include <thread>

#include "core/capture/pause.h"

using core::Clock;
using core::Frame;
using core::Seconds;
using core::TimePoint;

namespace {

/// A recording of `count` frames at 50 frames/s that each take `decodeS` to decode.
class Recording : public core::FrameSource {
public:
    Recording(int count, double decodeS) : m_count(count), m_decodeS(decodeS) {}

    std::optional<Frame> next(std::stop_token stop) override {
        if (m_next == m_count) {
            return std::nullopt;
        }
        core::pauseUntil(Clock::now() + std::chrono::round<Clock::duration>(Seconds(m_decodeS)), stop);
        const auto time = std::chrono::round<Clock::duration>(Seconds(double(m_next) * 0.02));
        return Frame{m_next++, TimePoint(time), std::make_shared<core::Image>(1, 1)};
    }
    core::SourceInfo info() const override { return {"recording", 1, 1, 50}; }
    core::SourceState state() const override { return core::SourceState::Running; }
    std::uint64_t droppedLate() const override { return 0; }

private:
    std::uint64_t m_count;
    double m_decodeS;
    std::uint64_t m_next = 0;
};

double since(TimePoint start) { return Seconds(Clock::now() - start).count(); }

}  // namespace

class PacedSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesComeAndAreStampedAtTheirMoment() {
        core::PacedSource source(std::make_unique<Recording>(20, 0));
        const Frame first = source.next({}).value();
        for (std::uint64_t i = 1; i < 20; ++i) {
            const Frame frame = source.next({}).value();
            QVERIFY(frame.captureTime <= Clock::now());
            if (source.droppedLate() == 0) {  // else the machine was too busy for this thread
                QCOMPARE(frame.sequence, i);
                const double offset = Seconds(frame.captureTime - first.captureTime).count() - double(i) * 0.02;
                QVERIFY2(offset > -0.0001, qPrintable(QString::number(offset)));
            }
        }
        QVERIFY(since(first.captureTime) >= 19 * 0.02);
        QVERIFY(!source.next({}).has_value());
    }

    void framesThatNobodyAskedForInTimeAreDroppedAndCounted() {
        core::PacedSource source(std::make_unique<Recording>(200, 0));
        const Frame first = source.next({}).value();
        QTest::qWait(400);  // sleeps on purpose: nobody asks for a while
        const Frame next = source.next({}).value();
        QVERIFY2(next.sequence >= 18, qPrintable(QString::number(next.sequence)));
        QCOMPARE(source.droppedLate(), next.sequence - 1);
        QVERIFY2(since(next.captureTime) < 0.1, qPrintable(QString::number(since(next.captureTime))));
    }

    void aSlowDecoderStretchesTheRecordingInsteadOfLosingIt() {
        core::PacedSource source(std::make_unique<Recording>(12, 0.1));
        TimePoint last{};
        for (std::uint64_t i = 0; i < 12; ++i) {
            const Frame frame = source.next({}).value();
            QCOMPARE(frame.sequence, i);
            QVERIFY(frame.captureTime > last);
            QVERIFY(since(frame.captureTime) < 0.1);
            last = frame.captureTime;
        }
        QCOMPARE(source.droppedLate(), std::uint64_t(0));
    }

    void aStopEndsTheWaitForAFrame() {
        core::PacedSource source(std::make_unique<Recording>(100, 0));
        source.next({});
        std::stop_source stop;
        const auto began = Clock::now();
        std::jthread stopper([&] { stop.request_stop(); });
        while (source.next(stop.get_token())) {
        }
        QVERIFY2(since(began) < 0.5, qPrintable(QString::number(since(began))));
        QCOMPARE(source.info().name, std::string("recording"));
        QCOMPARE(source.state(), core::SourceState::Running);
    }
};

QTEST_GUILESS_MAIN(PacedSourceTest)
#include "paced_source_test.moc"

#include "core/pipeline/live_pipeline.h"

#include <sys/resource.h>

#include <QtTest>

#include "core/types/error.h"
#include "tests/core/support/fake_classifier.h"
#include "tests/core/support/fake_source.h"

using namespace std::chrono_literals;
using State = core::WorkerStatus::State;

namespace {

constexpr int kG5 = 4;

std::unique_ptr<core::Classifier> always(int label, std::chrono::milliseconds slowness = 0ms) {
    return std::make_unique<FakeClassifier>([label](const core::Clip&) { return label; }, slowness);
}

std::unique_ptr<core::FrameSource> source(const FakeSource::Plan& plan) { return std::make_unique<FakeSource>(plan); }

core::LiveConfig ungated() {
    core::LiveConfig config;
    config.activityGate = false;
    return config;
}

}  // namespace

class LivePipelineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finishesWhenTheFootageEndsWithItsLastPictureJudged() {
        const core::LivePipeline pipeline(source({.count = 30}), always(kFakeNone), ungated());
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        const core::WorkerStatus status = pipeline.status();
        QCOMPARE(status.counters.captured, std::uint64_t(30));
        QVERIFY(status.counters.predictions >= 1);
        QCOMPARE(status.counters.predictions + status.counters.skippedBusy, std::uint64_t(30));
        QCOMPARE(status.counters.droppedLate, std::uint64_t(7));
        QCOMPARE(status.counters.reconnects, std::uint64_t(2));
        QVERIFY(status.message.empty());
        QCOMPARE(pipeline.preview().latest()->sequence, std::uint64_t(29));
        QCOMPARE(pipeline.results().latest()->prediction.newestFrame, pipeline.preview().latest()->captureTime);
        QCOMPARE(pipeline.sourceInfo().width, 64);
    }

    void showsTheWholePictureButFitsWhatTheNetworkSees() {
        const core::LivePipeline pipeline(source({.count = 3}), always(kFakeNone), ungated());
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        QCOMPARE(pipeline.preview().latest()->image->width, 64);
        const core::LiveResult result = *pipeline.results().latest();
        QCOMPARE(result.seen->width, 28);
        QCOMPARE(result.seen->frames, 4);
        QCOMPARE(result.smoothed.size(), std::size_t(13));
    }

    void firesOneEventForAGestureThatLasts() {
        core::LivePipeline pipeline(source({.count = 240, .period = 5ms, .realTime = true}), always(kG5), ungated());
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        const std::vector<core::GestureEvent> events = pipeline.takeEvents();
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events.front().label, kG5);
        QVERIFY(events.front().start < events.front().fired);
        QVERIFY(pipeline.takeEvents().empty());
    }

    void neverFiresNone() {
        core::LivePipeline pipeline(source({.count = 40, .period = 5ms, .realTime = true}), always(kFakeNone),
                                    ungated());
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        QVERIFY(pipeline.takeEvents().empty());
    }

    void theFireThresholdCanBeRaisedLive() {
        core::LivePipeline pipeline(source({.count = 40, .period = 5ms, .realTime = true}), always(kG5), ungated());
        pipeline.setFireThreshold(1.1);
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        QVERIFY(pipeline.takeEvents().empty());
    }

    void aSlowNetworkSkipsFramesAndNeverLags() {
        const core::LivePipeline pipeline(source({.count = 100, .period = 5ms, .realTime = true}),
                                          always(kFakeNone, 60ms), ungated());
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        const core::Counters counters = pipeline.status().counters;
        QCOMPARE(counters.captured, std::uint64_t(100));
        QVERIFY(counters.predictions < 60);
        QCOMPARE(counters.predictions + counters.skippedBusy, std::uint64_t(100));
        const core::LatencyReport latency = pipeline.latency();
        QVERIFY2(latency.queue.p50 < 60, "the picture judged must be the newest, not one that waited");
        QVERIFY(latency.captureToResult.p50 >= 60);
        QVERIFY2(latency.previewGap.p50 < 60, "the preview must not wait for the network");
        QCOMPARE(latency.captureToResult.samples, std::size_t(counters.predictions));
    }

    void theNetworkLetsTheOtherThreadsGoFirst() {
        std::atomic<int> niceness = -100;
        auto classifier = std::make_unique<FakeClassifier>([&](const core::Clip&) {
            niceness = getpriority(PRIO_PROCESS, 0);  // Linux: of the calling thread
            return kFakeNone;
        });
        const int ours = getpriority(PRIO_PROCESS, 0);
        const core::LivePipeline pipeline(source({.count = 3}), std::move(classifier), ungated());
        QTRY_COMPARE(pipeline.status().state, State::Finished);
        QVERIFY2(niceness == std::min(ours + 2, 19), qPrintable(QString::number(niceness)));
        QCOMPARE(getpriority(PRIO_PROCESS, 0), ours);
    }

    void aFrozenCameraIsVisibleAndDoesNotHang() {
        QElapsedTimer timer;
        {
            const core::LivePipeline pipeline(source({.count = 5, .end = SourceEnd::Freezes}), always(kFakeNone),
                                              ungated());
            QTRY_COMPARE(pipeline.status().source, core::SourceState::Frozen);
            QCOMPARE(pipeline.status().state, State::Running);
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 1000, "destruction must not wait for the camera");
    }

    void aFailingCameraBecomesAMessage() {
        const core::LivePipeline pipeline(source({.count = 5, .end = SourceEnd::Throws}), always(kFakeNone), ungated());
        QTRY_COMPARE(pipeline.status().state, State::Failed);
        QVERIFY(pipeline.status().message.find("caught fire") != std::string::npos);
        QTRY_VERIFY(pipeline.results().latest());
    }

    void aFailingNetworkBecomesAMessageWhileThePreviewGoesOn() {
        auto broken = std::make_unique<FakeClassifier>(
            [](const core::Clip&) -> int { throw core::Error("the fake network ran out of memory; close something"); });
        const core::LivePipeline pipeline(source({.count = 40, .period = 5ms, .realTime = true}), std::move(broken),
                                          ungated());
        QTRY_COMPARE(pipeline.status().state, State::Failed);
        QVERIFY(pipeline.status().message.find("out of memory") != std::string::npos);
        QTRY_COMPARE(pipeline.status().counters.captured, std::uint64_t(40));
        QCOMPARE(pipeline.status().state, State::Failed);
    }

    void settingsThatCannotWorkAreRefusedAtOnce() {
        core::LiveConfig config;
        config.windowsS = {};
        QVERIFY_EXCEPTION_THROWN(core::LivePipeline(source({}), always(0), config), core::Error);
        config.windowsS = {9};
        QVERIFY_EXCEPTION_THROWN(core::LivePipeline(source({}), always(0), config), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::LivePipeline(nullptr, always(0), {}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::LivePipeline(source({}), nullptr, {}), core::Error);
    }
};

QTEST_GUILESS_MAIN(LivePipelineTest)
#include "live_pipeline_test.moc"

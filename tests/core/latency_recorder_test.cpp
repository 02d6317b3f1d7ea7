#include "core/pipeline/latency_recorder.h"

#include <QtTest>
#include <cmath>

namespace {

core::TimePoint at(int ms) { return core::TimePoint{} + std::chrono::milliseconds(ms); }

}  // namespace

class LatencyRecorderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingMeasuredIsZero() {
        const core::LatencyReport report = core::LatencyRecorder().report(at(0));
        QCOMPARE(report.infer.samples, std::size_t(0));
        QCOMPARE(report.infer.p99, 0.0);
        QCOMPARE(report.cameraRate, 0.0);
    }

    void percentilesAreNearestRank() {
        core::SampleRing ring;
        for (int i = 100; i >= 1; --i) ring.add(i);
        const core::StageLatency latency = ring.report();
        QCOMPARE(latency.p50, 50.0);
        QCOMPARE(latency.p95, 95.0);
        QCOMPARE(latency.p99, 99.0);
        QCOMPARE(latency.max, 100.0);
        QCOMPARE(latency.samples, std::size_t(100));
    }

    void oldSamplesMakeRoomForNewOnes() {
        core::SampleRing ring;
        for (int i = 0; i < 5000; ++i) ring.add(1000);
        for (int i = 0; i < 2048; ++i) ring.add(1);
        QCOMPARE(ring.report().max, 1.0);
        QCOMPARE(ring.report().samples, std::size_t(2048));
    }

    void framesGiveCaptureTimeGapsAndRate() {
        core::LatencyRecorder recorder;
        for (int i = 0; i < 61; ++i) recorder.addFrame(at(i * 50), at(i * 50 + 4));
        const core::LatencyReport report = recorder.report(at(3004));
        QCOMPARE(report.capture.p95, 4.0);
        QCOMPARE(report.previewGap.max, 50.0);
        QVERIFY(std::abs(report.cameraRate - 20) < 0.01);
    }

    void aStoppedCameraHasNoRate() {
        core::LatencyRecorder recorder;
        for (int i = 0; i < 60; ++i) recorder.addFrame(at(i * 50), at(i * 50));
        QCOMPARE(recorder.report(at(60'000)).cameraRate, 0.0);
    }

    void predictionsGiveEveryStage() {
        core::LatencyRecorder recorder;
        core::Prediction prediction;
        prediction.stages = {1, 2, 3, 4, 5};
        for (int i = 0; i < 31; ++i) {
            prediction.newestFrame = at(i * 100);
            prediction.finished = at(i * 100 + 40);
            recorder.addPrediction(prediction);
        }
        const core::LatencyReport report = recorder.report(at(3040));
        QCOMPARE(report.queue.p50, 1.0);
        QCOMPARE(report.sample.p50, 2.0);
        QCOMPARE(report.preprocess.p50, 3.0);
        QCOMPARE(report.infer.p50, 4.0);
        QCOMPARE(report.decide.p50, 5.0);
        QCOMPARE(report.captureToResult.p50, 40.0);
        QVERIFY(std::abs(report.predictionRate - 10) < 0.01);
    }
};

QTEST_GUILESS_MAIN(LatencyRecorderTest)
#include "latency_recorder_test.moc"

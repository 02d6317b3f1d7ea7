#include "core/pipeline/latency_recorder.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr std::size_t kSamples = 2048;  ///< about a minute at 30 a second
constexpr Seconds kRateWindow{3};

double milliseconds(Clock::duration duration) { return std::chrono::duration<double, std::milli>(duration).count(); }

void remember(std::vector<TimePoint>& times, TimePoint now) {
    times.push_back(now);
    std::erase_if(times, [&](TimePoint time) { return now - time > kRateWindow; });
}

double ratePerSecond(const std::vector<TimePoint>& times, TimePoint now) {
    const auto recent = std::find_if(times.begin(), times.end(), [&](TimePoint t) { return now - t <= kRateWindow; });
    const auto count = std::distance(recent, times.end());
    if (count < 2) return 0;
    return double(count - 1) / std::max(1e-3, Seconds(times.back() - *recent).count());
}

/// Nearest-rank percentile of sorted samples.
double percentile(const std::vector<float>& sorted, double rank) {
    const auto place = std::size_t(std::ceil(rank * double(sorted.size())));
    return double(sorted[std::clamp<std::size_t>(place, 1, sorted.size()) - 1]);
}

}  // namespace

void SampleRing::add(double ms) {
    if (m_samples.size() < kSamples)
        m_samples.push_back(float(ms));
    else
        m_samples[m_next] = float(ms);
    m_next = (m_next + 1) % kSamples;
}

StageLatency SampleRing::report() const {
    if (m_samples.empty()) return {};
    std::vector<float> sorted = m_samples;
    std::sort(sorted.begin(), sorted.end());
    return {percentile(sorted, 0.50), percentile(sorted, 0.95), percentile(sorted, 0.99), double(sorted.back()),
            sorted.size()};
}

void LatencyRecorder::addFrame(TimePoint captured, TimePoint published) {
    m_capture.add(milliseconds(published - captured));
    if (!m_frameTimes.empty()) m_gap.add(milliseconds(published - m_frameTimes.back()));
    remember(m_frameTimes, published);
}

void LatencyRecorder::addPrediction(const Prediction& prediction) {
    m_queue.add(prediction.stages.queueMs);
    m_sample.add(prediction.stages.sampleMs);
    m_preprocess.add(prediction.stages.preprocessMs);
    m_infer.add(prediction.stages.inferMs);
    m_decide.add(prediction.stages.decideMs);
    m_total.add(milliseconds(prediction.finished - prediction.newestFrame));
    remember(m_predictionTimes, prediction.finished);
}

LatencyReport LatencyRecorder::report(TimePoint now) const {
    LatencyReport report;
    report.capture = m_capture.report();
    report.queue = m_queue.report();
    report.sample = m_sample.report();
    report.preprocess = m_preprocess.report();
    report.infer = m_infer.report();
    report.decide = m_decide.report();
    report.captureToResult = m_total.report();
    report.previewGap = m_gap.report();
    report.cameraRate = ratePerSecond(m_frameTimes, now);
    report.predictionRate = ratePerSecond(m_predictionTimes, now);
    return report;
}

}  // namespace core

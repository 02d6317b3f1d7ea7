#include "core/pipeline/live_pipeline.h"

#include <exception>
#include <string>
#include <utility>

#include "core/pipeline/recogniser.h"
#include "core/pipeline/thread_priority.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr std::size_t kMostEvents = 1000;  ///< kept for a reader that never comes

template <typename T>
std::unique_ptr<T> required(std::unique_ptr<T> part, const char* what) {
    if (!part) throw Error(std::string("the live pipeline needs a ") + what + "; none was given");
    return part;
}

void fail(WorkerStatus& status, const std::string& message) {
    if (status.state == WorkerStatus::State::Failed) return;
    status.state = WorkerStatus::State::Failed;
    status.message = message;
}

}  // namespace

LivePipeline::LivePipeline(std::unique_ptr<FrameSource> source, std::unique_ptr<Classifier> classifier,
                           const LiveConfig& config)
    : m_source(required(std::move(source), "frame source")),
      m_classifier(required(std::move(classifier), "classifier")),
      m_classifierInfo(m_classifier->info()),
      m_recogniser(std::make_unique<Recogniser>(*m_classifier, config)),
      m_fitter(m_classifierInfo.size, m_classifierInfo.fit),
      m_ring(config.historyS),
      m_fireThreshold(config.decision.fireThreshold) {
    m_status.update([](WorkerStatus& status) { status.state = WorkerStatus::State::Running; });
    m_inferThread = std::jthread([this](std::stop_token stop) { infer(stop); });
    m_captureThread = std::jthread([this](std::stop_token stop) { capture(stop); });
}

LivePipeline::~LivePipeline() {
    m_captureThread.request_stop();
    m_inferThread.request_stop();
}

void LivePipeline::capture(std::stop_token stop) {
    try {
        while (const std::optional<Frame> frame = m_source->next(stop)) captureOne(*frame);
    } catch (const std::exception& error) {
        m_status.update([&](WorkerStatus& status) { fail(status, error.what()); });
    }
    m_ended.publish(true);
}

void LivePipeline::captureOne(const Frame& frame) {
    if (!frame.image) throw Error("the source delivered a frame without a picture; this is a fault of the source");
    m_sourceInfo.publish(m_source->info());
    m_preview.publish(frame);  // first: those who look must not wait for the fitting
    m_ring.push(m_fitter.fit(frame));
    m_latency.update([&](LatencyRecorder& latency) { latency.addFrame(frame.captureTime, Clock::now()); });
    m_status.update([](WorkerStatus& status) { ++status.counters.captured; });
    m_ended.publish(false);
}

void LivePipeline::infer(std::stop_token stop) {
    letOthersGoFirst();
    try {
        std::uint64_t seen = 0;
        while (const std::optional<bool> ended = m_ended.waitNewer(seen, stop)) {
            inferOne();
            if (*ended) return finish();
        }
    } catch (const std::exception& error) {
        m_status.update([&](WorkerStatus& status) { fail(status, error.what()); });
    }
}

void LivePipeline::inferOne() {
    const TimePoint began = Clock::now();
    const std::uint64_t captured = m_status.latest()->counters.captured;
    m_recogniser->setFireThreshold(m_fireThreshold);
    std::optional<Recogniser::Step> step = m_recogniser->tick(m_ring);
    if (!step) return;
    Prediction& prediction = step->result.prediction;
    prediction.stages.queueMs = std::chrono::duration<double, std::milli>(began - prediction.newestFrame).count();
    prediction.finished = Clock::now();
    m_latency.update([&](LatencyRecorder& latency) { latency.addPrediction(prediction); });
    m_status.update([&](WorkerStatus& status) {
        ++status.counters.predictions;
        if (captured > status.counters.predictions)
            status.counters.skippedBusy = captured - status.counters.predictions;
    });
    if (step->event)
        m_events.update([&](std::vector<GestureEvent>& events) {
            if (events.size() == kMostEvents) events.erase(events.begin());
            events.push_back(*step->event);
        });
    m_results.publish(std::move(step->result));
}

void LivePipeline::finish() {
    m_status.update([](WorkerStatus& status) {
        status.counters.skippedBusy = status.counters.captured - status.counters.predictions;
        if (status.state == WorkerStatus::State::Running) status.state = WorkerStatus::State::Finished;
    });
}

std::vector<GestureEvent> LivePipeline::takeEvents() {
    std::vector<GestureEvent> taken;
    m_events.update([&](std::vector<GestureEvent>& events) { taken.swap(events); });
    return taken;
}

WorkerStatus LivePipeline::status() const {
    WorkerStatus status = m_status.latest().value_or(WorkerStatus{});
    status.source = m_source->state();
    status.counters.droppedLate = m_source->droppedLate();
    status.counters.reconnects = m_source->reconnects();
    return status;
}

SourceInfo LivePipeline::sourceInfo() const { return m_sourceInfo.latest().value_or(SourceInfo{}); }

LatencyReport LivePipeline::latency() const {
    return m_latency.latest().value_or(LatencyRecorder{}).report(Clock::now());
}

}  // namespace core

#include "app/cli/live_run.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "app/classify/media.h"
#include "app/common/interrupt.h"
#include "app/common/make_folder.h"
#include "core/types/error.h"

namespace app {
namespace {

constexpr auto kLookInterval = std::chrono::milliseconds(20);
constexpr auto kPictureInterval = std::chrono::seconds(4);
constexpr int kMostPictures = 12;
constexpr double kToleranceS = 0.5;  ///< an event may fire this long after the gesture's end
constexpr double kOnTheWayS = 1;     ///< and come out so much later on a slow computer

double secondsBetween(core::TimePoint from, core::TimePoint to) { return core::Seconds(to - from).count(); }

}  // namespace

LiveRun::LiveRun(core::LivePipeline& pipeline, const core::SimulatorSource* simulator, Options options, JsonLines& json)
    : m_pipeline(pipeline),
      m_simulator(simulator),
      m_options(std::move(options)),
      m_json(json),
      m_console(json.onStdout()),
      m_labels(pipeline.classifierInfo().labels) {
    if (!m_options.annotateFolder.empty()) makeFolder(m_options.annotateFolder);
}

void LiveRun::run(std::stop_token stop) {
    core::TimePoint next = core::Clock::now();
    do {
        look();
        next = std::max(next + kLookInterval, core::Clock::now());
    } while (!ended() && sleepUntil(next, stop));
    look();
    if (m_begin) tellMissed(elapsedS());
    tellSummary();
    const core::WorkerStatus status = m_pipeline.status();
    if (status.state == core::WorkerStatus::State::Failed) throw core::Error(status.message);
}

void LiveRun::look() {
    if (auto frame = m_pipeline.preview().peekNewer(m_previewSeen)) {
        if (!m_begin) m_begin = frame->captureTime;
        m_frame = std::move(frame);
    }
    if (m_simulator)
        if (const auto start = m_simulator->startTime()) m_begin = start;
    tellStatus();
    if (!m_begin) return;
    tellTruth();
    tellResults();
    for (const core::GestureEvent& event : m_pipeline.takeEvents()) tellEvent(event);
    tellMissed(elapsedS() - kOnTheWayS);
    if (core::Clock::now() >= m_nextPicture) writePicture(nullptr);
}

void LiveRun::tellStatus() {
    const core::WorkerStatus status = m_pipeline.status();
    const std::string state = stateName(status) + status.message;
    if (state == m_lastState) return;
    m_lastState = state;
    m_json.write(statusLine(status));
    if (status.state == core::WorkerStatus::State::Failed) return;  // run() ends with the message
    m_console.notice(clockText() + " source " + stateName(status) +
                     (status.message.empty() ? "" : ": " + status.message));
}

void LiveRun::tellResults() {
    const auto result = m_pipeline.results().peekNewer(m_resultSeen);
    if (!result) return;
    m_top = ranking(result->prediction.probabilities, m_labels, 3);
    m_json.write(predictionLine(result->prediction, m_labels, *m_begin));
}

void LiveRun::tellEvent(const core::GestureEvent& event) {
    m_events.push_back(event);
    m_json.write(eventLine(event, m_labels, *m_begin));
    if (!m_json.onStdout()) {
        const std::string label = m_labels.names.at(std::size_t(event.label));
        std::string line =
            format("%s  %-27s %3.0f %%", clockText().c_str(), spokenLabel(label).c_str(), event.confidence * 100);
        if (m_simulator) {
            const auto truth = truthAt(secondsBetween(*m_begin, event.fired));
            line += "   true: " + (truth ? truth->label : std::string(core::kNoneLabel));
        }
        m_console.result(line);
    }
    writePicture(&event);
}

/// The truth is told once it lies in the past.
void LiveRun::tellTruth() {
    if (!m_simulator) return;
    const auto& truth = m_simulator->truth();
    for (; m_truthTold < truth.size() && truth[m_truthTold].endS <= elapsedS(); ++m_truthTold)
        m_json.write(truthLine(truth[m_truthTold]));
}

/// A gesture that was over by then and for which nothing fired gets a line of its own, so that the true labels are all
/// there to see.
void LiveRun::tellMissed(double untilS) {
    if (!m_simulator || m_json.onStdout()) return;
    const auto& truth = m_simulator->truth();
    for (; m_missedTold < truth.size() && truth[m_missedTold].endS + kToleranceS < untilS; ++m_missedTold) {
        const core::TruthEvent& gesture = truth[m_missedTold];
        if (!answered(gesture))
            m_console.result(
                format("%s  %-27s         true: %s", clockText().c_str(), "(not noticed)", gesture.label.c_str()));
    }
}

void LiveRun::tellSummary() {
    LiveSummary summary;
    summary.seconds = elapsedS();
    summary.counters = m_pipeline.status().counters;
    summary.latency = m_pipeline.latency();
    summary.events = int(m_events.size());
    if (m_simulator && m_begin) summary.compared = compareWithTruth(summary.seconds);
    m_json.write(summaryLine(summary));
    if (m_begin) printSummary(summary);
}

void LiveRun::printSummary(const LiveSummary& summary) {
    const core::Counters& counters = summary.counters;
    const core::StageLatency& latency = summary.latency.captureToResult;
    m_console.notice(format(
        "%.1f s: %llu frames captured, %llu dropped late, %llu skipped while busy, %llu predictions", summary.seconds,
        static_cast<unsigned long long>(counters.captured), static_cast<unsigned long long>(counters.droppedLate),
        static_cast<unsigned long long>(counters.skippedBusy), static_cast<unsigned long long>(counters.predictions)));
    m_console.notice(
        format("capture to result: p50 %.0f ms, p95 %.0f ms, p99 %.0f ms", latency.p50, latency.p95, latency.p99));
    if (const auto& compared = summary.compared; compared && compared->truth + summary.events == 0)
        m_console.result("no gesture was over by then, and none was recognised");
    else if (compared)
        m_console.result(format("%d events, %d of %d gestures recognised; event F1 %.2f", summary.events,
                                compared->matched, compared->truth, compared->f1()));
    else
        m_console.result(format("%d events", summary.events));
}

/// A picture now and then, and one for each event, up to kMostPictures.
void LiveRun::writePicture(const core::GestureEvent* event) {
    if (m_options.annotateFolder.empty() || !m_frame || m_top.empty() || m_pictures >= kMostPictures) return;
    m_nextPicture = core::Clock::now() + kPictureInterval;
    const double timeS = secondsBetween(*m_begin, m_frame->captureTime);
    core::Annotation annotation;
    annotation.label = event ? m_labels.names.at(std::size_t(event->label)) : m_top.front().label;
    annotation.confidence = event ? event->confidence : float(m_top.front().probability);
    for (const Ranked& entry : m_top) annotation.top.emplace_back(entry.label, float(entry.probability));
    if (m_simulator) {
        const auto truth = truthAt(timeS);
        annotation.truth = truth ? truth->label : std::string(core::kNoneLabel);
    }
    annotation.note = format("%.1f s%s", timeS, event ? ", event" : "");
    const std::string name = format("frame-%02d%s.png", ++m_pictures, event ? "-event" : "");
    writeAnnotated((m_options.annotateFolder / name).string(), *m_frame->image, annotation);
}

std::optional<core::TruthEvent> LiveRun::truthAt(double timeS) const {
    for (const core::TruthEvent& truth : m_simulator->truth())
        if (truth.startS <= timeS && timeS <= truth.endS + kToleranceS) return truth;
    return std::nullopt;
}

bool LiveRun::answered(const core::TruthEvent& gesture) const {
    return std::ranges::any_of(m_events, [&](const core::GestureEvent& event) {
        const double firedS = secondsBetween(*m_begin, event.fired);
        return gesture.startS <= firedS && firedS <= gesture.endS + kToleranceS;
    });
}

/// Gestures that the end cut off count only where an event fired for them.
core::EventCounts LiveRun::compareWithTruth(double seconds) const {
    const std::vector<core::FiredEvent> fired = core::firedEvents(m_events, m_labels, *m_begin);
    std::vector<core::TruthEvent> happened;
    for (const core::TruthEvent& truth : m_simulator->truth()) {
        const bool over = truth.endS + kToleranceS <= seconds;
        if (over || answered(truth)) happened.push_back(truth);
    }
    return core::matchEvents(happened, fired, kToleranceS);
}

bool LiveRun::ended() const {
    const core::WorkerStatus::State state = m_pipeline.status().state;
    if (state == core::WorkerStatus::State::Finished || state == core::WorkerStatus::State::Failed) return true;
    return m_options.seconds > 0 && m_begin && elapsedS() >= m_options.seconds;
}

double LiveRun::elapsedS() const { return m_begin ? secondsBetween(*m_begin, core::Clock::now()) : 0; }

}  // namespace app

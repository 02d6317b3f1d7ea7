#include "app/cli/live_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace app {

using Json = nlohmann::ordered_json;

namespace {

/// Seconds with a resolution of a millisecond, as people want to read them.
double rounded(double value) { return std::round(value * 1000) / 1000; }

double secondsSince(core::TimePoint begin, core::TimePoint time) {
    return rounded(core::Seconds(time - begin).count());
}

}  // namespace

Json percentilesJson(const core::StageLatency& stage) {
    return {{"p50", rounded(stage.p50)}, {"p95", rounded(stage.p95)}, {"p99", rounded(stage.p99)}};
}

Json predictionLine(const core::Prediction& prediction, const core::LabelSet& labels, core::TimePoint begin) {
    const std::vector<Ranked> top = ranking(prediction.probabilities, labels, 3);
    const double latencyMs = core::Seconds(prediction.finished - prediction.newestFrame).count() * 1000;
    return {{"type", "prediction"},       {"time_s", secondsSince(begin, prediction.newestFrame)},
            {"label", top.front().label}, {"confidence", top.front().probability},
            {"top", rankingJson(top)},    {"latency_ms", rounded(latencyMs)}};
}

Json eventLine(const core::GestureEvent& event, const core::LabelSet& labels, core::TimePoint begin) {
    return {{"type", "event"},
            {"label", labels.names.at(std::size_t(event.label))},
            {"confidence", event.confidence},
            {"start_s", secondsSince(begin, event.start)},
            {"time_s", secondsSince(begin, event.fired)}};
}

Json truthLine(const core::TruthEvent& truth) {
    return {
        {"type", "truth"}, {"label", truth.label}, {"start_s", rounded(truth.startS)}, {"end_s", rounded(truth.endS)}};
}

Json statusLine(const core::WorkerStatus& status) {
    return {{"type", "status"}, {"state", stateName(status)}, {"message", status.message}};
}

Json summaryLine(const LiveSummary& summary) {
    Json line = {{"type", "summary"},
                 {"seconds", rounded(summary.seconds)},
                 {"frames_captured", summary.counters.captured},
                 {"frames_dropped", summary.counters.droppedLate},
                 {"frames_skipped", summary.counters.skippedBusy},
                 {"predictions", summary.counters.predictions},
                 {"latency_ms", percentilesJson(summary.latency.captureToResult)},
                 {"events", summary.events}};
    if (const auto& compared = summary.compared) {
        line["truth_events"] = compared->truth;
        line["matched"] = compared->matched;
        line["event_f1"] = rounded(compared->f1());
    }
    return line;
}

std::string stateName(const core::WorkerStatus& status) {
    if (status.state == core::WorkerStatus::State::Failed) return "failed";
    if (status.state == core::WorkerStatus::State::Finished) return "finished";
    switch (status.source) {
        case core::SourceState::None: return "idle";
        case core::SourceState::Connecting: return "connecting";
        case core::SourceState::Running: return "running";
        case core::SourceState::Frozen: return "frozen";
        case core::SourceState::Unplugged: return "unplugged";
        case core::SourceState::Reconnecting: return "reconnecting";
        case core::SourceState::Finished: return "finished";
        case core::SourceState::Failed: return "failed";
    }
    return "idle";
}

}  // namespace app

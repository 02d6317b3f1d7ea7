#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/recognition.h"
#include "core/pipeline/event_metrics.h"
#include "core/types/live_result.h"
#include "core/types/worker_status.h"

namespace app {

/// What stands at the end of a live run.
struct LiveSummary {
    double seconds = 0;
    core::Counters counters;
    core::LatencyReport latency;
    int events = 0;
    std::optional<core::EventCounts> compared;  ///< with the simulator's truth
};

/// One line of `carpus live --json` of each type. `begin` is the moment that time_s counts from.
nlohmann::ordered_json predictionLine(const core::Prediction& prediction, const core::LabelSet& labels,
                                      core::TimePoint begin);
nlohmann::ordered_json eventLine(const core::GestureEvent& event, const core::LabelSet& labels, core::TimePoint begin);
nlohmann::ordered_json truthLine(const core::TruthEvent& truth);
nlohmann::ordered_json statusLine(const core::WorkerStatus& status);
nlohmann::ordered_json summaryLine(const LiveSummary& summary);

/// {"p50", "p95", "p99"} in milliseconds.
nlohmann::ordered_json percentilesJson(const core::StageLatency& stage);

/// "connecting", "running", "frozen"...: what a status line and the terminal call it.
std::string stateName(const core::WorkerStatus& status);

}  // namespace app

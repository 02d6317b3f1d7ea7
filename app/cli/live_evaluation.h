#pragma once

#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <stop_token>
#include <string>

#include "app/cli/console.h"
#include "core/pipeline/event_metrics.h"
#include "core/types/classifier.h"
#include "core/types/config.h"

namespace app {

/// Simulated seeds from here on are kept for measuring: nothing was trained, chosen or tuned with them.
inline constexpr std::uint64_t kFirstTestSeed = 9001;

/// Long simulated footage to measure continuous recognition on. Every person comes in a room of the own.
struct LiveEvaluationOptions {
    int people = 8;
    double minutes = 2;                   ///< of gestures mixed with idling, for each person
    double idleMinutes = 1;               ///< without any whole gesture, for each person
    std::uint64_t seed = kFirstTestSeed;  ///< of the first person; the others count on
    int size = 240;                       ///< pixels; square, as the middle of a wider picture
    double framesPerSecond = 30;
    core::LiveConfig live;
};

/// Continuous recognition as measured. Counts are sums over all footage.
struct LiveEvaluationReport {
    core::EventCounts strict;     ///< fires count up to the end of the gesture
    core::EventCounts standard;   ///< ... up to 0.5 s after it
    core::EventCounts lenient;    ///< ... up to 1 s after it
    double levenshtein = 0;       ///< weighted by the number of gestures
    core::FalseActivations idle;  ///< on the footage without gestures
    int people = 0;
    double seconds = 0;  ///< of footage with gestures
};

/// Runs the live engine offline, so the result is the same every time. `progress` gets the minutes of footage done and
/// their total. Throws core::Error, also when stopped.
LiveEvaluationReport evaluateLive(core::Classifier& classifier, const LiveEvaluationOptions& options,
                                  const std::function<void(double, double)>& progress, std::stop_token stop);

nlohmann::ordered_json liveEvaluationJson(const LiveEvaluationReport& report);
void printLiveEvaluation(Console& console, const LiveEvaluationReport& report);

}  // namespace app

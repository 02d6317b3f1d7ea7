#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "app/cli/continuous_report.h"
#include "core/types/classifier.h"
#include "core/types/config.h"
#include "core/types/frame_source.h"

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

/// Runs the live engine offline, so the result is the same every time. `progress` gets the minutes of footage done and
/// their total. Throws core::Error, also when stopped.
ContinuousReport evaluateLive(core::Classifier& classifier, const LiveEvaluationOptions& options,
                              const std::function<void(double, double)>& progress, std::stop_token stop);

struct Played {
    std::vector<core::FiredEvent> fired;
    double seconds = 0;  ///< of footage; its time begins at 0
};

/// What the live engine fires on a source that is played as fast as it goes. Throws core::Error, also when stopped.
Played playThrough(core::FrameSource& source, core::Classifier& classifier, const core::LiveConfig& live,
                   std::stop_token stop);

}  // namespace app

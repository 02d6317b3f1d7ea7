#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/types/classifier.h"
#include "core/types/config.h"
#include "core/types/frame_source.h"
#include "core/types/live_result.h"

namespace core {

struct OfflineResult {
    std::vector<GestureEvent> events;
    std::vector<LiveResult> results;  ///< one for each tick, without the clips unless asked for
    std::uint64_t frames = 0;
};

struct OfflineOptions {
    LiveConfig live = {};
    double ticksPerSecond = 20;  ///< predictions for each second of footage
    bool keepClips = false;      ///< fill LiveResult::seen; costs memory on long footage
};

/// The live engine over a whole source in one loop without threads: nothing is dropped and the result is the same
/// every time. Blocks until the source ends or `stop` is requested; throws what the source or the classifier throws.
OfflineResult runOffline(FrameSource& source, Classifier& classifier, const OfflineOptions& options,
                         std::stop_token stop = {});

}  // namespace core

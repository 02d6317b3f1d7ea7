#pragma once

#include <chrono>
#include <cstdint>

#include "core/types/image.h"

namespace core {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;
using Seconds = std::chrono::duration<double>;

/// One captured picture. Times of one source never run backwards; live sources stamp the moment of capture, offline
/// sources the media time counted from the clock's epoch.
struct Frame {
    std::uint64_t sequence = 0;  ///< counts every picture the source produced; a gap means lost pictures
    TimePoint captureTime{};
    ImagePtr image;
};

}  // namespace core

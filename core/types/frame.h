#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "core/types/image.h"

namespace core {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;
using Seconds = std::chrono::duration<double>;

/// How far the world moved in a picture, in picture widths (x right, y down).
struct Shift {
    double x = 0;
    double y = 0;
};

/// One captured picture. Times of one source never run backwards; live sources stamp the moment of capture, offline
/// sources the media time counted from the clock's epoch.
struct Frame {
    std::uint64_t sequence = 0;  ///< counts every picture the source produced; a gap means lost pictures
    TimePoint captureTime{};
    ImagePtr image;
    std::optional<Shift> place = {};  ///< of a fitted picture: where the world is, see MotionTrack
};

}  // namespace core

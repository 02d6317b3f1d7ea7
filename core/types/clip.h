#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/types/frame.h"

namespace core {

/// The only thing a network ever sees: T square-fitted RGB frames in one T x H x W x 3 buffer, oldest first, with
/// their capture times and where the world was on the way through them (see MotionTrack).
struct Clip {
    int frames = 0;
    int height = 0;
    int width = 0;
    std::vector<std::uint8_t> rgb;   ///< T x H x W x 3
    std::vector<TimePoint> times;    ///< T
    std::vector<Shift> places = {};  ///< T x any number, see wayThrough(), or empty where the way was not seen

    std::size_t frameBytes() const { return std::size_t(height) * std::size_t(width) * 3; }
    const std::uint8_t* frame(int t) const { return rgb.data() + std::size_t(t) * frameBytes(); }
    std::uint8_t* frame(int t) { return rgb.data() + std::size_t(t) * frameBytes(); }
};

}  // namespace core

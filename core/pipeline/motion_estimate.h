#pragma once

#include <vector>

#include "core/types/frame.h"
#include "core/types/image.h"

namespace core {

/// A picture reduced to a coarse grey grid of kSide x kSide cells, 0..255.
struct MotionGrid {
    static constexpr int kSide = 28;
    std::vector<float> cells;  ///< kSide x kSide, rows from the top
};

MotionGrid motionGrid(const Image& picture);

/// The common shift of the background from one grid to the next: robust against what moves otherwise, blind to the
/// lower middle where the wearer's own hand is, and to changes of brightness. At most about a fifth of the width is
/// found.
Shift backgroundShift(const MotionGrid& before, const MotionGrid& after);

}  // namespace core

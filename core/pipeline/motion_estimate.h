#pragma once

#include <vector>

#include "core/types/image.h"

namespace core {

/// A picture reduced to a coarse grey grid of kSide x kSide cells, 0..255.
struct MotionGrid {
    static constexpr int kSide = 28;
    std::vector<float> cells;  ///< kSide x kSide, rows from the top
};

MotionGrid motionGrid(const Image& picture);

/// How far the world moved in the picture from one grid to the next, in picture widths (x right, y down).
struct Shift {
    double x = 0;
    double y = 0;
};

/// The common shift of the background: robust against what moves otherwise, blind to the lower middle where the
/// wearer's own hand is, and to changes of brightness. At most about a fifth of the width is found.
Shift backgroundShift(const MotionGrid& before, const MotionGrid& after);

}  // namespace core

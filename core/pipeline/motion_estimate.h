#pragma once

#include <array>

#include "core/types/frame.h"
#include "core/types/image.h"

namespace core {

/// A value for each cell of a coarse grid over a picture, rows from the top.
struct MotionGrid {
    static constexpr int kSide = 28;
    std::array<float, std::size_t(kSide) * kSide> cells{};
};

/// How much brighter each cell is than its surroundings, in units of their spread: a dim wall tells as much as the
/// edge of a bright hand, and a change of exposure tells nothing.
MotionGrid contrasts(const Image& picture);

/// How much each cell differs from one grid of contrasts to another, 0..3: what is fixed to the camera does not.
MotionGrid changes(const MotionGrid& before, const MotionGrid& after);

/// The common shift of the world from one grid of contrasts to the next, robust against what moves otherwise. Cells
/// count as much as they usually change, up to three times the mean, so that the wearer's own hand, which goes with
/// the camera, does not hold the world back. At most about a fifth of the width is found.
Shift worldShift(const MotionGrid& before, const MotionGrid& after, const MotionGrid& usualChanges);

}  // namespace core

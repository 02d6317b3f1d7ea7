#pragma once

#include <vector>

#include "core/types/frame.h"

namespace core {

/// Where to ask for the world's place on the way through the frames of a clip, which lie at `positions` (times or
/// numbers of pictures): for each frame `steps` positions, evenly from the frame before to it, the last its own. The
/// first frame has none before, so that all of its positions are its own.
std::vector<double> wayThrough(const std::vector<double>& positions, int steps);

/// The places there, among those of consecutive pictures: `positions` are numbers of them, 0 <= position < count.
std::vector<Shift> placesThrough(const std::vector<Shift>& places, const std::vector<double>& positions, int steps);

/// Part `f` of the straight way from one place to another.
inline Shift between(Shift from, Shift to, double f) {
    return {from.x + (to.x - from.x) * f, from.y + (to.y - from.y) * f};
}

}  // namespace core

#pragma once

#include <cstddef>
#include <vector>

namespace core {

enum class MapsWanted { Space, SpaceAndTime };

/// Where a network looked in a clip, by attention rollout (Abnar & Zuidema 2020): how much of each patch has reached a
/// token after the last block. The same for every attention scheme; shares, so the values of one row sum to 1.
struct AttentionMaps {
    int frames = 0;
    int rows = 0;     ///< of patches
    int columns = 0;  ///< of patches
    /// frames x rows x columns: what the decision takes from each patch of each frame.
    std::vector<float> space;
    /// rows x columns x frames x frames: what the patch at a place takes, in one frame, from each frame as a whole.
    /// Where a scheme keeps frames apart, all comes from the same frame. Empty unless asked for.
    std::vector<float> time;

    const float* spaceOf(int frame) const { return space.data() + std::size_t(frame) * std::size_t(rows * columns); }
    const float* timeOf(int row, int column) const {
        return time.data() + std::size_t(row * columns + column) * std::size_t(frames) * std::size_t(frames);
    }
};

}  // namespace core

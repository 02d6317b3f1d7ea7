#pragma once

#include <array>
#include <string>
#include <vector>

namespace core {

inline constexpr int kSensorChannels = 6;

/// Inertial samples recorded beside a clip: three channels of each of two sensors, in the order of the file.
struct SensorTrack {
    std::vector<double> firstColumn = {};  ///< time or index, as in the file
    std::vector<std::array<float, kSensorChannels>> samples = {};
    /// From the first to the last sample, in seconds; 0 where the first column is a mere index.
    double durationS = 0;
};

}  // namespace core

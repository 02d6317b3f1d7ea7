#pragma once

#include <optional>
#include <string_view>

namespace core {

/// A point of a drawn trajectory: x to the right, y **up**, both about -1..1, as the wearer sees the own hand move.
struct TrajectoryPoint {
    double x = 0;
    double y = 0;
};

inline constexpr int kGestureCount = 12;

/// "G1".."G12" for index 0..11.
std::string_view gestureId(int index);
/// Short English description of the trajectory, such as "V, left to right" (translated where it is shown).
std::string_view gestureName(int index);
/// 0..11 for "G1".."G12", nothing for every other text.
std::optional<int> gestureIndex(std::string_view id);
/// The gesture that a horizontally mirrored picture shows.
int mirroredGesture(int index);
/// The gesture that the same footage shows backwards: itself for G1 and G2, nothing for G9 and G10.
std::optional<int> reversedGesture(int index);
/// The ideal curve of MuWiGes gesture `index` at progress 0..1 (uniform in drawing time, before anybody's own style).
TrajectoryPoint gestureTrajectory(int index, double progress);

}  // namespace core

#include "core/types/gesture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace core {
namespace {

struct Entry {
    std::string_view id;
    std::string_view name;
};

constexpr std::array<Entry, kGestureCount> kCatalogue{{
    {"G1", "up and down"},
    {"G2", "right and left"},
    {"G3", "circle, clockwise"},
    {"G4", "circle, counter-clockwise"},
    {"G5", "V, left to right"},
    {"G6", "V, right to left"},
    {"G7", "caret, left to right"},
    {"G8", "caret, right to left"},
    {"G9", "S curve, from top right"},
    {"G10", "Z curve, from top left"},
    {"G11", "arc, right to left"},
    {"G12", "arc, left to right"},
}};

/// Out and back again along one axis: -1 at both ends, 1 in the middle.
double outAndBack(double s) { return 1 - 4 * std::abs(s - 0.5); }

TrajectoryPoint circle(double s, double direction) {
    const double angle = -std::numbers::pi / 2 - direction * 2 * std::numbers::pi * s;  // starts at the bottom
    return {std::cos(angle), std::sin(angle)};
}

/// From top right to bottom left with two bends: left, right, left.
TrajectoryPoint sCurve(double s) { return {std::cos(3 * std::numbers::pi * s) * 0.8, 1 - 2 * s}; }

TrajectoryPoint upperArc(double s) {
    const double angle = std::numbers::pi * s;  // from the right over the top to the left
    return {std::cos(angle), std::sin(angle) * 1.1 - 0.55};
}

TrajectoryPoint canonical(int index, double s) {
    switch (index) {
        case 0: return {0, outAndBack(s)};
        case 1: return {outAndBack(s), 0};
        case 2: return circle(s, 1);
        case 4: return {2 * s - 1, -outAndBack(s)};
        case 6: return {2 * s - 1, outAndBack(s)};
        case 8: return sCurve(s);
        case 10: return upperArc(s);
        default: return {};
    }
}

}  // namespace

std::string_view gestureId(int index) { return kCatalogue.at(std::size_t(index)).id; }

std::string_view gestureName(int index) { return kCatalogue.at(std::size_t(index)).name; }

std::optional<int> gestureIndex(std::string_view id) {
    const auto found = std::find_if(kCatalogue.begin(), kCatalogue.end(), [&](const Entry& e) { return e.id == id; });
    if (found == kCatalogue.end()) return std::nullopt;
    return int(found - kCatalogue.begin());
}

int mirroredGesture(int index) { return index < 2 ? index : index ^ 1; }

std::optional<int> reversedGesture(int index) {
    constexpr int kG9 = 8, kG10 = 9;  // an S: backwards it begins at the bottom, as no other gesture does
    if (index == kG9 || index == kG10) return std::nullopt;
    return mirroredGesture(index);
}

TrajectoryPoint gestureTrajectory(int index, double progress) {
    const double s = std::clamp(progress, 0.0, 1.0);
    const bool mirrored = index >= 2 && index % 2 == 1;
    TrajectoryPoint point = canonical(mirrored ? index - 1 : index, s);
    if (mirrored) point.x = -point.x;
    return point;
}

}  // namespace core

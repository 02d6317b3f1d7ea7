#pragma once

#include <string>
#include <vector>

#include "core/types/gesture.h"

namespace core {

/// A gesture that somebody added to the twelve: its label, what it is called, and how it is drawn.
struct OwnGesture {
    std::string label;                     ///< "G13"
    std::string name;                      ///< "big wave"; may be empty
    std::vector<TrajectoryPoint> drawing;  ///< from start to end; may be empty
};

/// Throws Error (bad usage) for a label that is none or is taken by the twelve or by `none`, for a name of more than a
/// line, and for a drawing of less than 2 or more than 256 points or outside of -1.5..1.5.
void requireUsable(const OwnGesture& gesture);

/// Where the drawings of own gestures stand in a checkpoint's provenance, as ownGesturesText() writes them.
inline constexpr const char* kOwnGesturesNote = "own gestures";

/// One line for each gesture: label, name and points "x,y", between tabs. Travels in data sets and in checkpoints.
std::string ownGesturesText(const std::vector<OwnGesture>& gestures);
/// Throws Error naming `origin` and the line.
std::vector<OwnGesture> ownGesturesFrom(const std::string& text, const std::string& origin);

/// "G13", or the first free number above.
std::string nextOwnLabel(const std::vector<OwnGesture>& gestures);

/// A stroke of any size as a drawing: evenly spaced points that fill -1..1, and nothing where it is only a dot. `y` up.
std::vector<TrajectoryPoint> drawingFromStroke(const std::vector<TrajectoryPoint>& stroke);

}  // namespace core

#pragma once

#include <filesystem>
#include <vector>

#include "core/types/own_gesture.h"

namespace core {

/// The gestures that a data set adds to the twelve: `gestures.txt` in its folder. None where there is no such file.
/// Throws Error for a file that cannot be used.
std::vector<OwnGesture> readOwnGestures(const std::filesystem::path& dataset);

/// Adds the gesture, or takes the place of the one with its label. Throws Error.
void saveOwnGesture(const std::filesystem::path& dataset, const OwnGesture& gesture);

/// Takes the gesture out of the file; clips keep their labels. Throws Error (bad usage) where there is none.
void removeOwnGesture(const std::filesystem::path& dataset, const std::string& label);

}  // namespace core

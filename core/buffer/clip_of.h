#pragma once

#include <vector>

#include "core/types/clip.h"
#include "core/types/frame.h"

namespace core {

/// The clip of these fitted frames, at least one and all of one size, with their times, and with their places where
/// each has one.
Clip clipOf(const std::vector<Frame>& frames);

}  // namespace core

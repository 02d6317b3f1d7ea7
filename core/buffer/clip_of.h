#pragma once

#include <vector>

#include "core/types/clip.h"
#include "core/types/frame.h"

namespace core {

/// The clip of these fitted frames, at least one and all of one size, with their times and the world's places on the
/// way through them (see Clip).
Clip clipOf(const std::vector<Frame>& frames, std::vector<Shift> places);

}  // namespace core

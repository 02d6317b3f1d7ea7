#pragma once

#include <string>
#include <vector>

#include "core/types/frame.h"
#include "core/types/recording.h"

namespace app {

/// Stores pictures that live recognition judged wrongly as a flagged clip labelled `none`, with what it said. Blocks
/// for the coding; throws core::Error.
void storeMisfire(const core::RecordingPlace& place, const std::vector<core::Frame>& frames, const std::string& said);

}  // namespace app

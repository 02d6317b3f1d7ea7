#pragma once

#include <vector>

#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "core/types/recording.h"

namespace app {

/// Says what an interrupted program left in a data set and what became of it, to people and as lines of JSON.
void tellRecovered(const std::vector<core::RecoveredRecording>& recovered, JsonLines& json, Console& console);

}  // namespace app

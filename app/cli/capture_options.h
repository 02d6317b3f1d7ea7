#pragma once

#include "core/types/config.h"

namespace CLI {
class App;
}

namespace app {

/// --source, --seed, --size, --fps and --connect-timeout.
void addCaptureOptions(CLI::App& command, core::CaptureConfig& config);
/// --size as WxH.
void addSizeOption(CLI::App& command, int& width, int& height);

}  // namespace app

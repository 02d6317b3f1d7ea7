#pragma once

#include <string>

namespace app {

/// Sends spdlog's default logger to stderr (warnings; with `verbose` everything) and to `<program>.log` in the state
/// folder (everything from level info; 3 files of 1 MiB, oldest replaced). Call once, before any thread is started. A
/// state folder that cannot be written only costs the file, which `verbose` says.
void startLogging(const std::string& program, bool verbose);

}  // namespace app

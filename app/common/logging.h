#pragma once

#include <filesystem>
#include <string>

namespace app {

/// Where startLogging() writes: `<program>.log` in the state folder. It need not exist.
std::filesystem::path logFile(const std::string& program);

/// Sends spdlog's default logger to stderr (warnings; with `verbose` everything) and to
/// logFile() (everything from level info; 3 files of 1 MiB, oldest replaced). Call once, before any thread is started.
/// A state folder that cannot be written only costs the file, which `verbose` says.
void startLogging(const std::string& program, bool verbose);

}  // namespace app

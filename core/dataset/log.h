#pragma once

#include <string>

namespace core {

/// One line for the program's log, from any thread. Code that sees LibTorch's headers logs through these: those bring
/// another version of the formatting library that spdlog is built on.
void logInfo(const std::string& text);
void logWarning(const std::string& text);

}  // namespace core

#pragma once

#include <string>

namespace app {

/// printf into a string.
[[gnu::format(printf, 1, 2)]] std::string format(const char* pattern, ...);
/// "1 h 02 min", "3 min 20 s", "45 s".
std::string durationText(double seconds);

}  // namespace app

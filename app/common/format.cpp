#include "app/common/format.h"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>

namespace app {

std::string format(const char* pattern, ...) {
    std::va_list arguments;
    va_start(arguments, pattern);
    std::va_list again;
    va_copy(again, arguments);
    const int length = std::vsnprintf(nullptr, 0, pattern, arguments);
    va_end(arguments);
    std::string text(std::size_t(std::max(0, length)), '\0');
    std::vsnprintf(text.data(), text.size() + 1, pattern, again);
    va_end(again);
    return text;
}

std::string durationText(double seconds) {
    const long whole = std::lround(std::max(0.0, seconds));
    if (whole >= 3600) return format("%ld h %02ld min", whole / 3600, whole / 60 % 60);
    if (whole >= 60) return format("%ld min %02ld s", whole / 60, whole % 60);
    return format("%ld s", whole);
}

}  // namespace app

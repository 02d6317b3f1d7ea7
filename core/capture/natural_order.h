#pragma once

#include <string_view>

namespace core {

/// Orders names as people do: runs of digits by their value, so that frame2 comes before frame10.
bool naturallyBefore(std::string_view a, std::string_view b);

}  // namespace core

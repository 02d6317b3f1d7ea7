#pragma once

#include <string>
#include <vector>

namespace training {

/// The one of `known` that somebody may have meant by `wanted`, by the fewest changed letters; names with dots may also
/// be meant by their last part. Empty where nothing is known.
std::string nearestName(const std::string& wanted, const std::vector<std::string>& known);

}  // namespace training

#pragma once

#include <map>
#include <string>
#include <vector>

namespace training {

/// Divides people into groups that are held out in turn: nobody is in two of them. `clipsOf` counts the clips of each
/// person, so that the groups get about as many; the same people give the same groups. `count` 0 makes a group of each
/// person. Throws Error (bad usage) for fewer people than groups, for fewer than two people and for a count of 1.
std::vector<std::vector<std::string>> planFolds(const std::map<std::string, int>& clipsOf, int count);

}  // namespace training

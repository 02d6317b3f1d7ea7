#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/types/dataset_report.h"

namespace core {

struct SplitOptions {
    double validationShare = 0.1;  ///< of the clips, as near as whole people allow
    double testShare = 0.3;
    std::uint64_t seed = 1;
    bool keepScenesApart = false;  ///< people who share a scene go to the same side
};

/// Deals whole people to the splits: same seed, same splits, whatever the order of the clips. Each split that is wanted
/// gets somebody where there are enough people. Throws Error (BadUsage) for shares that cannot be, for fewer people (or
/// groups of people, with scenes kept apart) than splits, and when there is no clip.
std::map<std::string, Split> planSplit(const std::vector<ClipRecord>& clips, const SplitOptions& options);

/// What the splits of these clips have in common.
Leakage findLeakage(const std::vector<ClipRecord>& clips);

/// "none", "train", "validation", "test".
const char* splitName(Split split);
/// Throws Error (BadUsage) for every other word; "val" is taken as well.
Split splitFromName(const std::string& name);

}  // namespace core

#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/types/dataset_values.h"

namespace core {

/// How clips are found in a long take by its marks.
struct PlanOptions {
    double beforeS = 0.3;      ///< footage kept before what was marked as held or predicted
    double afterS = 0.2;       ///< and behind it
    double shortPressS = 2.0;  ///< a short press comes at the end of a gesture that takes about this long
    double reachS = 1.5;       ///< a prediction that ends this near to a short press tells the bounds
};

/// A stretch of a long take that shows one gesture.
struct PlannedClip {
    std::string label;
    double startS = 0;
    double endS = 0;
    bool sure = true;  ///< false: only the live recognition said so; to be looked at
};

/// The clips that marks speak of, in order of time, not beyond `durationS`. A person's word counts more than a
/// prediction: predictions lend their bounds to short presses of any label, and become clips of their own only where
/// nobody marked anything.
std::vector<PlannedClip> planClips(std::span<const Mark> marks, double durationS, const PlanOptions& options = {});

}  // namespace core

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/types/label_set.h"

namespace app {

/// A class as two models know it: the parts of its clips that each answers rightly, 0..1.
struct ClassChange {
    std::string label;
    int clips = 0;  ///< 0 = not known
    double before = 0;
    double after = 0;
};

/// A candidate beside another model, both on the same held-out clips.
struct ModelComparison {
    std::string model;                                  ///< the other one
    double before = 0;                                  ///< its top-1, 0..1
    double after = 0;                                   ///< the candidate's
    std::optional<std::pair<double, double>> interval;  ///< 95 %, of after - before
    std::vector<ClassChange> classes;
};

/// Reads the comparison out of what `carpus evaluate --compare` writes; nothing where the evaluation has none. Throws
/// core::Error (bad usage) naming `origin` where the JSON is something else.
std::optional<ModelComparison> comparisonOf(const nlohmann::json& evaluation, const std::string& origin);

/// What would be lost if the candidate took the place of the model in use.
struct Replacement {
    bool compared = false;                  ///< false: only the classes could be looked at
    std::vector<std::string> lostLabels;    ///< known to the model in use, unknown to the candidate
    std::optional<ModelComparison> worse;   ///< set where the candidate is worse over all
    std::vector<ClassChange> worseClasses;  ///< by at least two clips, or 5 points where their number is unknown

    bool losesSomething() const { return !lostLabels.empty() || worse || !worseClasses.empty(); }
    /// One plain sentence for each loss.
    std::vector<std::string> sentences() const;
};

Replacement replacement(const core::LabelSet& inUse, const core::LabelSet& candidate,
                        const std::optional<ModelComparison>& comparison);

}  // namespace app

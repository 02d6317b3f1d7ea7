#pragma once

#include <yaml-cpp/yaml.h>

#include <string>
#include <vector>

#include "core/types/training_config.h"

namespace training {

/// Recipes of the original TimeSformer (and of its fork for wrist cameras): YAML in groups such as TRAIN, DATA, SOLVER.

/// Whether a recipe is one of those, by its groups.
bool isOriginalRecipe(const YAML::Node& tree);
/// Whether a key such as SOLVER.BASE_LR is written as theirs are.
bool isOriginalKey(const std::string& key);

struct OriginalRecipe {
    core::TrainingConfig config;
    std::string notice;  ///< the keys that say nothing here, in one sentence for people; empty = there are none
};

/// What such a recipe means here, with the original's own defaults for what it leaves out. `where` names it in
/// messages. Throws Error (bad usage) for an unknown key, with the nearest known one, for a value of the wrong type,
/// and for what cannot be done here.
OriginalRecipe translateOriginal(const YAML::Node& tree, const std::string& where);

}  // namespace training

#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <string>
#include <vector>

#include "core/types/training_config.h"

namespace training {

/// One key of a recipe: how its value gets into the config and out again.
struct RecipeField {
    std::string key;                                                    ///< with dots, such as "optimizer.lr"
    std::function<void(core::TrainingConfig&, const YAML::Node&)> set;  ///< throws YAML::Exception or Error
    std::function<YAML::Node(const core::TrainingConfig&)> get;
    bool changesResult = true;  ///< false for keys that may differ when a run is resumed
};

/// All keys, in the order of the documentation.
const std::vector<RecipeField>& recipeFields();

}  // namespace training

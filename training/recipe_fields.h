#pragma once

#include <yaml-cpp/yaml.h>

#include <functional>
#include <string>
#include <vector>

#include "core/types/recipe_setting.h"
#include "core/types/training_config.h"

namespace training {

/// One key of a recipe: how its value gets into the config and out again.
struct RecipeField {
    core::RecipeSetting setting;                                        ///< without its default value
    std::function<void(core::TrainingConfig&, const YAML::Node&)> set;  ///< throws YAML::Exception or Error
    std::function<YAML::Node(const core::TrainingConfig&)> get;
    const std::string& key() const { return setting.key; }
};

/// All keys, in the order of the documentation.
const std::vector<RecipeField>& recipeFields();

}  // namespace training

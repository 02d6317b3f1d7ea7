#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/types/recipe_setting.h"
#include "core/types/training_config.h"

namespace training {

using Overrides = std::vector<std::pair<std::string, std::string>>;

/// Reads a YAML recipe and applies `KEY VALUE` overrides such as {"optimizer.lr", "3e-4"} on top. What the recipe does
/// not mention keeps its default. Recipes of the original TimeSformer are translated (original_recipe.h); for those,
/// overrides in its naming, such as {"SOLVER.BASE_LR", "0.01"}, count as lines of the file. What people should know of
/// that is put into `notice`. Throws Error (bad usage) for an unreadable file, an unknown key (with the nearest known
/// one), a value of the wrong type or out of range.
core::TrainingConfig readRecipe(const std::string& path, const Overrides& overrides = {},
                                std::string* notice = nullptr);

/// The same from text; `name` stands for the file in messages.
core::TrainingConfig parseRecipe(const std::string& text, const std::string& name, const Overrides& overrides = {},
                                 std::string* notice = nullptr);

/// Every setting with what people are told about it, in the order of the documentation.
std::vector<core::RecipeSetting> recipeSettings();

/// Every key with its value, in the same order; as overrides they give the same config again.
Overrides recipeValues(const core::TrainingConfig& config);

/// Every key that changes the trained weights with its value, one a line: equal texts mean equal runs.
std::string recipeSummary(const core::TrainingConfig& config);

}  // namespace training

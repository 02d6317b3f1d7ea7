#pragma once

#include <string>
#include <vector>

#include "app/cli/command_line.h"
#include "core/types/training_config.h"

namespace app {

/// The recipe of `carpus train` and `carpus evaluate` as it stands on the command line.
struct RecipeOptions {
    std::string recipe;                  ///< path of a YAML file, or the name of a bundled recipe
    std::vector<std::string> overrides;  ///< KEY VALUE KEY VALUE...
};

void addRecipeArguments(CLI::App& command, RecipeOptions& options);

/// Reads the recipe and applies the overrides, then --device, --precision and --threads. Throws core::Error (bad
/// usage).
core::TrainingConfig configuration(const RecipeOptions& options, const CommonOptions& common);

}  // namespace app

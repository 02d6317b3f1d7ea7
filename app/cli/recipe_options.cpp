#include "app/cli/recipe_options.h"

#include <CLI/CLI.hpp>
#include <filesystem>

#include "app/cli/console.h"
#include "app/common/resource_paths.h"
#include "core/types/error.h"
#include "training/recipe.h"

namespace app {
namespace {

namespace fs = std::filesystem;

std::string recipePath(const std::string& wanted) {
    std::error_code ignored;
    if (fs::exists(wanted, ignored) || wanted.find('/') != std::string::npos) return wanted;
    for (const char* ending : {"", ".yaml"})
        if (const fs::path bundled = resourceFolder() / "recipes" / (wanted + ending); fs::exists(bundled, ignored))
            return bundled.string();
    return wanted;
}

training::Overrides pairs(const std::vector<std::string>& words) {
    if (words.size() % 2 != 0)
        throw core::Error("'" + words.back() +
                              "' has no value; recipe settings are changed by pairs of KEY VALUE, "
                              "such as: optimizer.lr 3e-4",
                          core::Error::Kind::BadUsage);
    training::Overrides overrides;
    for (std::size_t i = 0; i < words.size(); i += 2) overrides.emplace_back(words[i], words[i + 1]);
    return overrides;
}

}  // namespace

void addRecipeArguments(CLI::App& command, RecipeOptions& options) {
    command.add_option("RECIPE", options.recipe, "A recipe file (YAML), or the name of a bundled recipe");
    command.add_option("KEY_VALUE", options.overrides, "Settings that replace those of the recipe: KEY VALUE ...");
}

core::TrainingConfig configuration(const RecipeOptions& options, const CommonOptions& common) {
    training::Overrides overrides = pairs(options.overrides);
    if (common.device != "auto") overrides.emplace_back("device", common.device);
    if (common.precision != "auto") overrides.emplace_back("precision", common.precision);
    if (common.threads != 0) overrides.emplace_back("threads", std::to_string(common.threads));
    std::string notice;
    core::TrainingConfig config = training::readRecipe(recipePath(options.recipe), overrides, &notice);
    if (!notice.empty()) Console(true).notice(notice);
    return config;
}

}  // namespace app

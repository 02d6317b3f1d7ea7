#include "training/recipe.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

#include "core/types/error.h"
#include "training/nearest_name.h"
#include "training/original_recipe.h"
#include "training/recipe_fields.h"

namespace training {
namespace {

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

std::string nearestKey(const std::string& key) {
    std::vector<std::string> known;
    for (const auto& field : recipeFields()) known.push_back(field.key());
    return nearestName(key, known);
}

const RecipeField* findField(const std::string& key) {
    const auto& fields = recipeFields();
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.key() == key; });
    return found == fields.end() ? nullptr : &*found;
}

bool isGroup(const std::string& key) {
    return std::any_of(recipeFields().begin(), recipeFields().end(),
                       [&](const auto& field) { return field.key().starts_with(key + "."); });
}

std::string shown(const YAML::Node& node) {
    std::ostringstream text;
    text << node;
    return text.str();
}

void apply(core::TrainingConfig& config, const std::string& key, const YAML::Node& value, const std::string& where) {
    const RecipeField* field = findField(key);
    if (field == nullptr && isOriginalKey(key)) {
        std::string lower;
        for (const char letter : key) lower += char(std::tolower(static_cast<unsigned char>(letter)));
        throw badUsage(where + ": \"" + key +
                       "\" belongs into a recipe of the original TimeSformer, and this is none. "
                       "Did you mean \"" +
                       nearestKey(lower) + "\"?");
    }
    if (field == nullptr) {
        throw badUsage(where + ": unknown key \"" + key + "\". Did you mean \"" + nearestKey(key) + "\"?");
    }
    try {
        field->set(config, value);
    } catch (const YAML::Exception&) {
        throw badUsage(where + ": \"" + shown(value) + "\" is no value for " + key + ". Its default is " +
                       shown(field->get(core::TrainingConfig{})) + ".");
    } catch (const core::Error& error) {
        throw badUsage(where + ": " + error.what());
    }
}

void applyTree(core::TrainingConfig& config, const YAML::Node& tree, const std::string& prefix,
               const std::string& where) {
    for (const auto& item : tree) {
        const std::string key = prefix + item.first.as<std::string>();
        if (item.second.IsMap() && isGroup(key)) {
            applyTree(config, item.second, key + ".", where);
        } else {
            apply(config, key, item.second, where);
        }
    }
}

YAML::Node parsed(const std::string& text, const std::string& where) {
    try {
        return YAML::Load(text);
    } catch (const YAML::Exception& error) {
        throw badUsage(where + " is not YAML: " + error.what() + ".");
    }
}

void checkTogether(const core::TrainingConfig& config, const std::string& where) {
    const auto& augment = config.augment;
    if (augment.scaleLow > augment.scaleHigh) {
        throw badUsage(where + ": augment.scale_low is above augment.scale_high. Exchange them.");
    }
    const double margin = config.data.simulate.marginS;
    if (config.data.source == "simulate" && std::max(augment.startEarlyS, augment.endLateS) > margin) {
        throw badUsage(where +
                       ": augment.start_early_s and augment.end_late_s reach beyond the footage kept, "
                       "data.simulate.margin_s. Raise the margin or lower the jitter.");
    }
}

/// Puts the overrides in its naming into the original's tree, and translates that.
core::TrainingConfig translated(const YAML::Node& tree, const std::string& name, const Overrides& overrides,
                                std::string* notice) {
    for (const auto& [key, value] : overrides) {
        if (!isOriginalKey(key)) continue;
        YAML::Node place = tree;
        std::istringstream path(key);
        for (std::string part; std::getline(path, part, '.');) {
            if (!place.IsMap() && !place.IsNull() && place.IsDefined())
                throw badUsage("Command line: " + key + " is no key: " + name + " has a value where it has a group.");
            place.reset(place[part]);
        }
        place = parsed(value, key);
    }
    OriginalRecipe recipe = translateOriginal(tree, name);
    if (notice != nullptr) *notice = recipe.notice;
    return recipe.config;
}

}  // namespace

core::TrainingConfig parseRecipe(const std::string& text, const std::string& name, const Overrides& overrides,
                                 std::string* notice) {
    core::TrainingConfig config;
    YAML::Node tree = parsed(text, name);
    const bool original = isOriginalRecipe(tree);
    if (!tree.IsMap() && !tree.IsNull()) {
        throw badUsage(name + " is no recipe: it must consist of lines such as \"batch: 64\".");
    }
    if (original) {
        config = translated(tree, name, overrides, notice);
    } else {
        applyTree(config, tree, "", name);
    }
    for (const auto& [key, value] : overrides) {
        if (!original || !isOriginalKey(key)) apply(config, key, parsed(value, key), "Command line");
    }
    checkTogether(config, name);
    return config;
}

core::TrainingConfig readRecipe(const std::string& path, const Overrides& overrides, std::string* notice) {
    std::ifstream file(path);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) {
        throw badUsage("Cannot read the recipe " + path + ". Check the path; recipes end in .yaml.");
    }
    return parseRecipe(text.str(), path, overrides, notice);
}

std::vector<core::RecipeSetting> recipeSettings() {
    std::vector<core::RecipeSetting> settings;
    for (const auto& field : recipeFields()) {
        settings.push_back(field.setting);
        settings.back().defaultValue = shown(field.get(core::TrainingConfig{}));
    }
    return settings;
}

Overrides recipeValues(const core::TrainingConfig& config) {
    Overrides values;
    for (const auto& field : recipeFields()) values.emplace_back(field.key(), shown(field.get(config)));
    return values;
}

std::string recipeSummary(const core::TrainingConfig& config) {
    std::string summary;
    for (const auto& field : recipeFields()) {
        if (field.setting.changesResult) summary += field.key() + ": " + shown(field.get(config)) + "\n";
    }
    return summary;
}

}  // namespace training

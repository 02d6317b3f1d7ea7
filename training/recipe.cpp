#include "training/recipe.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <sstream>

#include "core/types/error.h"
#include "training/recipe_fields.h"

namespace training {
namespace {

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

/// Insertions, deletions and replacements from one text to the other.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

std::string lastPart(const std::string& key) { return key.substr(key.rfind('.') + 1); }

std::string nearestKey(const std::string& key) {
    std::string nearest;
    std::size_t least = 0;
    for (const auto& field : recipeFields()) {
        const std::size_t steps = std::min(distance(key, field.key), 1 + distance(lastPart(key), lastPart(field.key)));
        if (nearest.empty() || steps < least) {
            nearest = field.key;
            least = steps;
        }
    }
    return nearest;
}

const RecipeField* findField(const std::string& key) {
    const auto& fields = recipeFields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

bool isGroup(const std::string& key) {
    return std::any_of(recipeFields().begin(), recipeFields().end(),
                       [&](const auto& field) { return field.key.starts_with(key + "."); });
}

std::string shown(const YAML::Node& node) {
    std::ostringstream text;
    text << node;
    return text.str();
}

void apply(core::TrainingConfig& config, const std::string& key, const YAML::Node& value, const std::string& where) {
    const RecipeField* field = findField(key);
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
    const double margin = config.data.simulate.marginS;
    if (config.data.source == "simulate" && std::max(augment.startEarlyS, augment.endLateS) > margin) {
        throw badUsage(where +
                       ": augment.start_early_s and augment.end_late_s reach beyond the footage kept, "
                       "data.simulate.margin_s. Raise the margin or lower the jitter.");
    }
}

}  // namespace

core::TrainingConfig parseRecipe(const std::string& text, const std::string& name, const Overrides& overrides) {
    core::TrainingConfig config;
    const YAML::Node tree = parsed(text, name);
    if (!tree.IsMap() && !tree.IsNull()) {
        throw badUsage(name + " is no recipe: it must consist of lines such as \"batch: 64\".");
    }
    applyTree(config, tree, "", name);
    for (const auto& [key, value] : overrides) apply(config, key, parsed(value, key), "Command line");
    checkTogether(config, name);
    return config;
}

core::TrainingConfig readRecipe(const std::string& path, const Overrides& overrides) {
    std::ifstream file(path);
    std::ostringstream text;
    if (!file || !(text << file.rdbuf())) {
        throw badUsage("Cannot read the recipe " + path + ". Check the path; recipes end in .yaml.");
    }
    return parseRecipe(text.str(), path, overrides);
}

std::vector<std::pair<std::string, std::string>> recipeKeys() {
    std::vector<std::pair<std::string, std::string>> keys;
    for (const auto& field : recipeFields()) keys.emplace_back(field.key, shown(field.get(core::TrainingConfig{})));
    return keys;
}

std::string recipeSummary(const core::TrainingConfig& config) {
    std::string summary;
    for (const auto& field : recipeFields()) {
        if (field.changesResult) summary += field.key + ": " + shown(field.get(config)) + "\n";
    }
    return summary;
}

}  // namespace training

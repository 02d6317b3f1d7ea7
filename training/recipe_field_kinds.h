#pragma once

#include <array>
#include <charconv>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/types/error.h"
#include "training/recipe_fields.h"

/// The kinds of recipe fields. `place` gives a reference into the config.
namespace training {

/// The place of a member.
#define PLACE(member) \
    [](auto& config) -> auto& { return config.member; }

// Ranges that several numbers share.
inline constexpr std::pair<double, double> kShare{0, 1};
inline constexpr std::pair<double, double> kCount{1, 1e8};
inline constexpr std::pair<double, double> kSeconds{0, 10};
inline constexpr std::pair<double, double> kSide{16, 1024};
inline constexpr std::pair<double, double> kSeed{0, 1.8e19};

/// What people are told about a field.
struct About {
    std::string unit;
    std::string help;
    bool changesResult = true;
};

core::Error outOfRange(const std::string& key, double value, double low, double high);

/// The shortest text that reads back as the same value.
template <typename Value>
YAML::Node shortest(Value value) {
    if constexpr (std::is_floating_point_v<Value>) {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
        return YAML::Node(std::string(text.data(), end));
    } else {
        return YAML::Node(value);
    }
}

inline core::RecipeSetting described(std::string key, core::RecipeSetting::Kind kind, About about) {
    return {std::move(key), kind, std::move(about.unit), std::move(about.help), 0, 0, {}, {}, about.changesResult};
}

template <typename Place>
RecipeField text(std::string key, Place place, About about) {
    return {described(std::move(key), core::RecipeSetting::Kind::Text, std::move(about)),
            [place](core::TrainingConfig& config, const YAML::Node& node) {
                place(config) = node.IsNull() ? std::string() : node.as<std::string>();
            },
            [place](const core::TrainingConfig& config) { return YAML::Node(place(config)); }};
}

template <typename Place>
RecipeField flag(std::string key, Place place, About about) {
    return {described(std::move(key), core::RecipeSetting::Kind::Flag, std::move(about)),
            [place](core::TrainingConfig& config, const YAML::Node& node) { place(config) = node.as<bool>(); },
            [place](const core::TrainingConfig& config) { return YAML::Node(place(config)); }};
}

template <typename Place>
RecipeField number(const std::string& key, Place place, std::pair<double, double> range, About about) {
    using Value = std::remove_cvref_t<decltype(place(std::declval<core::TrainingConfig&>()))>;
    const auto kind =
        std::is_floating_point_v<Value> ? core::RecipeSetting::Kind::Number : core::RecipeSetting::Kind::WholeNumber;
    const auto set = [key, place, range](core::TrainingConfig& config, const YAML::Node& node) {
        const auto value = node.as<Value>();
        if (!(double(value) >= range.first && double(value) <= range.second)) {
            throw outOfRange(key, double(value), range.first, range.second);
        }
        place(config) = value;
    };
    RecipeField field{described(key, kind, std::move(about)), set,
                      [place](const core::TrainingConfig& config) { return shortest(place(config)); }};
    field.setting.low = range.first;
    field.setting.high = range.second;
    return field;
}

template <typename Enum>
using Names = std::vector<std::pair<std::string, Enum>>;

template <typename Place, typename Enum>
RecipeField choice(const std::string& key, Place place, Names<Enum> names, About about) {
    const auto set = [key, place, names](core::TrainingConfig& config, const YAML::Node& node) {
        const auto wanted = node.as<std::string>();
        std::string known;
        for (const auto& [name, value] : names) {
            if (name == wanted) {
                place(config) = value;
                return;
            }
            known += (known.empty() ? "" : ", ") + name;
        }
        throw core::Error(key + " is \"" + wanted + "\". Use one of: " + known + ".", core::Error::Kind::BadUsage);
    };
    const auto get = [place, names](const core::TrainingConfig& config) {
        for (const auto& [name, value] : names) {
            if (value == place(config)) return YAML::Node(name);
        }
        return YAML::Node();
    };
    RecipeField field{described(key, core::RecipeSetting::Kind::Choice, std::move(about)), set, get};
    for (const auto& [name, value] : names) field.setting.choices.push_back(name);
    return field;
}

/// The keys below `augment`, and those below `data`.
void addAugmentFields(std::vector<RecipeField>& all);
void addDataFields(std::vector<RecipeField>& all);

}  // namespace training

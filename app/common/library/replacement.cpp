#include "app/common/library/replacement.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/types/error.h"

namespace app {
namespace {

constexpr double kLostClips = 1.5;  ///< more than one clip may always go the other way by chance
constexpr double kLostShare = 0.05;

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", share * 100);
    return text;
}

ClassChange classOf(const nlohmann::json& json) {
    ClassChange change;
    change.label = json.at("label").get<std::string>();
    change.clips = json.value("clips", 0);
    change.before = json.at("accuracy").get<double>();
    change.after = change.before + json.at("difference").get<double>();
    return change;
}

bool isLost(const ClassChange& change) {
    const double loss = change.before - change.after;
    return change.clips > 0 ? loss * change.clips > kLostClips : loss > kLostShare;
}

}  // namespace

std::optional<ModelComparison> comparisonOf(const nlohmann::json& evaluation, const std::string& origin) {
    try {
        evaluation.at("top1").get<double>();
        if (!evaluation.contains("comparison") || evaluation["comparison"].is_null()) return std::nullopt;
        const nlohmann::json& json = evaluation["comparison"];
        ModelComparison comparison;
        comparison.model = json.at("model").get<std::string>();
        comparison.before = json.at("top1").get<double>();
        comparison.after = comparison.before + json.at("difference").get<double>();
        if (json.contains("interval") && json["interval"].is_array())
            comparison.interval = {json["interval"].at(0).get<double>(), json["interval"].at(1).get<double>()};
        for (const nlohmann::json& entry : json.at("per_class")) comparison.classes.push_back(classOf(entry));
        return comparison;
    } catch (const nlohmann::json::exception&) {
        throw core::Error(
            "'" + origin + "' is no evaluation of a model; give the JSON that 'carpus evaluate ... --json' writes",
            core::Error::Kind::BadUsage);
    }
}

Replacement replacement(const core::LabelSet& inUse, const core::LabelSet& candidate,
                        const std::optional<ModelComparison>& comparison) {
    Replacement result;
    for (const std::string& label : inUse.names)
        if (!candidate.indexOf(label)) result.lostLabels.push_back(label);
    if (!comparison) return result;
    result.compared = true;
    if (comparison->after < comparison->before) result.worse = comparison;
    const auto isOld = [&](const ClassChange& change) { return inUse.indexOf(change.label).has_value(); };
    for (const ClassChange& change : comparison->classes)
        if (isOld(change) && isLost(change)) result.worseClasses.push_back(change);
    return result;
}

std::vector<std::string> Replacement::sentences() const {
    std::vector<std::string> all;
    for (const std::string& label : lostLabels) all.push_back(label + " would not be recognised any more.");
    if (worse) {
        std::string text =
            percent(worse->after) + " of the held-out clips would be recognised instead of " + percent(worse->before);
        if (worse->interval)
            text += " (95 % interval of the difference: " + percent(worse->interval->first) + " to " +
                    percent(worse->interval->second) + ")";
        all.push_back(text + ".");
    }
    for (const ClassChange& change : worseClasses)
        all.push_back(change.label + ": " + percent(change.after) + " instead of " + percent(change.before) +
                      (change.clips > 0 ? " of " + std::to_string(change.clips) + " clips." : "."));
    return all;
}

}  // namespace app

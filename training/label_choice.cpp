#include "training/label_choice.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/dataset/labelled_clips.h"
#include "core/dataset/list_file.h"
#include "core/types/error.h"

namespace training {
namespace {

using Names = std::vector<std::string>;

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

void requireMirrorImages(const core::LabelSet& set) {
    const core::LabelSet gestures = core::LabelSet::gestures(true);
    for (int i = 0; i < set.size(); ++i) {
        const std::string& name = set.names[std::size_t(i)];
        const auto gesture = gestures.indexOf(name);
        if (!gesture || set.mirror[std::size_t(i)] >= 0) continue;
        throw badUsage("labels has " + name + " but not its mirror image " +
                       gestures.names[std::size_t(gestures.mirror[std::size_t(*gesture)])] +
                       ". Add it, or set augment.mirror to 0 and give the class a name of its own.");
    }
}

Names namesInData(const core::DataConfig& data) {
    std::set<std::string> found;
    for (const auto& clip : core::readLabelledClips(data, {}).clips) found.insert(clip.label);
    const bool numbers =
        std::all_of(found.begin(), found.end(), [](const auto& name) { return core::wholeNumber(name).has_value(); });
    Names names;
    if (numbers) {
        int highest = 0;
        for (const auto& name : found) highest = std::max(highest, *core::wholeNumber(name));
        constexpr int kMostClasses = 100'000;
        if (highest >= kMostClasses)
            throw badUsage("The data set " + data.source + " has the class number " + std::to_string(highest) +
                           ", which cannot be one. Check data.separator and the lists.");
        for (int i = 0; i <= highest; ++i) names.push_back(std::to_string(i));
        return names;
    }
    const core::LabelSet gestures = core::LabelSet::gestures(false);
    const std::set<std::string> given = found;
    for (int i = 0; i < gestures.size(); ++i) {  // with those that a mirror makes of others
        const std::string& name = gestures.names[std::size_t(i)];
        const std::string& image = gestures.names[std::size_t(gestures.mirror[std::size_t(i)])];
        if (found.erase(name) > 0 || given.contains(image)) names.push_back(name);
    }
    const bool withNone = found.erase(std::string(core::kNoneLabel)) > 0;
    names.insert(names.end(), found.begin(), found.end());
    if (withNone) names.emplace_back(core::kNoneLabel);
    return names;
}

Names listed(const std::string& text) {
    Names names;
    std::istringstream list(text);
    for (std::string name; std::getline(list, name, ',');) {
        const auto first = name.find_first_not_of(' ');
        if (first != std::string::npos) names.push_back(name.substr(first, name.find_last_not_of(' ') - first + 1));
    }
    return names;
}

}  // namespace

core::LabelSet labelsNamed(const Names& names) {
    const core::LabelSet gestures = core::LabelSet::gestures(true);
    core::LabelSet set{names, {}};
    for (const std::string& name : names) {
        const auto gesture = gestures.indexOf(name);
        const auto image =
            gesture ? set.indexOf(gestures.names[std::size_t(gestures.mirror[std::size_t(*gesture)])]) : std::nullopt;
        set.mirror.push_back(image.value_or(-1));
    }
    return set;
}

core::LabelSet chosenLabels(const core::TrainingConfig& config, const core::LabelSet& model) {
    if (config.labels.empty()) return model;
    const bool fromData = config.labels == "data";
    if (fromData && config.data.source == "simulate")
        throw badUsage(
            "labels is \"data\", but simulated clips have the model's classes. Set data.source, or leave "
            "labels out.");
    const Names names = fromData ? namesInData(config.data) : listed(config.labels);
    const std::set<std::string> distinct(names.begin(), names.end());
    if (names.size() < 2 || distinct.size() != names.size())
        throw badUsage("labels gives " + std::to_string(names.size()) + " classes, " + std::to_string(distinct.size()) +
                       " of them different. Name at least two, each once.");
    if (names == model.names) return model;
    const core::LabelSet set = labelsNamed(names);
    requireMirrorImages(set);
    return set;
}

}  // namespace training

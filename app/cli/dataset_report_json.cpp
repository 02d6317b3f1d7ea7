#include "app/cli/dataset_report_json.h"

#include "core/dataset/dataset_check.h"
#include "core/dataset/split_plan.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using Sides = std::map<std::string, std::vector<core::Split>>;

Json sidesJson(const Sides& sides) {
    Json json = Json::object();
    for (const auto& [name, splits] : sides)
        for (const core::Split split : splits) json[name].push_back(core::splitName(split));
    return json;
}

Json splitCounts(const std::map<core::Split, int>& splits) {
    Json json = Json::object();
    for (const auto& [split, count] : splits) json[core::splitName(split)] = count;
    return json;
}

Json distributionJson(const core::Distribution& d) {
    return {{"count", d.count}, {"min", d.minimum},     {"median", d.median},    {"mean", d.mean},
            {"max", d.maximum}, {"bin_edges", d.edges}, {"bin_counts", d.counts}};
}

void addLines(const Sides& sides, const char* pattern, std::vector<std::string>& lines) {
    for (const auto& [name, splits] : sides) {
        std::string text;
        for (const core::Split split : splits) text += (text.empty() ? "" : ", ") + std::string(core::splitName(split));
        lines.push_back(pattern + (" " + name) + ": " + text);
    }
}

}  // namespace

Json leakageJson(const core::Leakage& leakage) {
    return {{"clean", leakage.clean()},
            {"subjects", sidesJson(leakage.subjects)},
            {"media", sidesJson(leakage.media)},
            {"scenes", sidesJson(leakage.scenes)},
            {"unassigned", leakage.unassigned}};
}

Json findingJson(const core::Finding& finding) {
    return {{"kind", core::findingName(finding.kind)},
            {"path", finding.path},
            {"text", finding.text},
            {"repair", finding.repair},
            {"repaired", finding.repaired}};
}

Json statsJson(const core::DatasetStats& s) {
    Json subjects = Json::object();
    for (const auto& [name, count] : s.subjects)
        subjects[name] = {{"clips", count.clips}, {"splits", splitCounts(count.splits)}};
    Json unreadable = Json::array();
    for (const core::Finding& finding : s.unreadable) unreadable.push_back(findingJson(finding));
    return {{"clips", s.clips},
            {"unlabelled", s.unlabelled},
            {"flagged", s.flagged},
            {"trashed", s.trashed},
            {"media", s.media},
            {"takes", s.takes},
            {"sensors", s.sensors},
            {"sessions", s.sessions},
            {"scenes", s.scenes},
            {"classes", s.classes},
            {"subjects", subjects},
            {"splits", splitCounts(s.splits)},
            {"resolutions", s.resolutions},
            {"duration_s", distributionJson(s.durations)},
            {"frame_count", distributionJson(s.frameCounts)},
            {"fps", distributionJson(s.frameRates)},
            {"unreadable", unreadable},
            {"leakage", leakageJson(s.leakage)}};
}

std::vector<std::string> leakageLines(const core::Leakage& leakage) {
    std::vector<std::string> lines;
    addLines(leakage.subjects, "subject in several splits,", lines);
    addLines(leakage.media, "the same recording in several splits,", lines);
    return lines;
}

}  // namespace app

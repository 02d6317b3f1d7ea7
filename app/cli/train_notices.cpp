#include "app/cli/train_notices.h"

#include <nlohmann/json.hpp>

#include "training/recipe.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using Kind = core::RecipeSetting::Kind;

const char* kindName(Kind kind) {
    switch (kind) {
        case Kind::Text: return "text";
        case Kind::WholeNumber: return "whole_number";
        case Kind::Number: return "number";
        case Kind::Choice: return "choice";
        case Kind::Flag: return "flag";
        case Kind::List: return "list";
    }
    return "";
}

bool isNumber(Kind kind) { return kind == Kind::WholeNumber || kind == Kind::Number; }

Json settingJson(const core::RecipeSetting& setting, const std::string& value) {
    Json json{{"key", setting.key},
              {"kind", kindName(setting.kind)},
              {"unit", setting.unit},
              {"help", setting.help},
              {"default", setting.defaultValue},
              {"value", value},
              {"changes_result", setting.changesResult}};
    if (isNumber(setting.kind)) {
        json["low"] = setting.low;
        json["high"] = setting.high;
    }
    if (setting.kind == Kind::Choice) json["choices"] = setting.choices;
    return json;
}

std::string boundsOf(const core::RecipeSetting& setting) {
    if (isNumber(setting.kind)) return format("%g to %g", setting.low, setting.high);
    if (setting.kind == Kind::Flag) return "true or false";
    std::string text;
    for (const std::string& choice : setting.choices) text += (text.empty() ? "" : " | ") + choice;
    return text;
}

void printSetting(Console& console, const core::RecipeSetting& setting, const std::string& value) {
    const std::string unit = setting.unit.empty() ? "" : " " + setting.unit;
    const std::string bounds = boundsOf(setting);
    console.result(format("%-36s %s%s%s", setting.key.c_str(), value.empty() ? "\"\"" : value.c_str(), unit.c_str(),
                          value == setting.defaultValue ? "" : (", default " + setting.defaultValue).c_str()));
    console.result("    " + setting.help + (bounds.empty() ? "" : " (" + bounds + ")"));
}

Json partJson(const core::PreflightPart& part) {
    return {{"name", part.name}, {"clips", part.clips}, {"classes", part.classes}, {"people", part.people}};
}

}  // namespace

Json preflightJson(const core::PreflightReport& report) {
    Json parts = Json::array();
    for (const auto& part : report.parts) parts.push_back(partJson(part));
    Json notes = Json::array();
    for (const auto& note : report.notes)
        notes.push_back({{"level", note.isProblem ? "problem" : "warning"}, {"text", note.text}});
    return {{"type", "preflight"},
            {"can_start", report.canStart()},
            {"model", report.model},
            {"device", report.device},
            {"precision", report.precision},
            {"parts", parts},
            {"unlabelled", report.unlabelled},
            {"unreadable", report.unreadable},
            {"notes", notes},
            {"steps", report.steps},
            {"batch", report.batch},
            {"prepare_s", report.prepareSeconds},
            {"train_s", report.trainSeconds},
            {"memory_bytes", report.memoryBytes},
            {"method", report.method}};
}

void printPreflight(Console& console, const core::PreflightReport& report) {
    for (const auto& part : report.parts) {
        std::string line = format("%-11s %6d clips", part.name.c_str(), part.clips);
        if (!part.people.empty()) line += format(", %d classes, people:", int(part.classes.size()));
        for (const auto& name : part.people) line += " " + name;
        console.result(line);
    }
    for (const auto& note : report.notes) console.result((note.isProblem ? "problem: " : "warning: ") + note.text);
    if (report.trainSeconds > 0) {
        console.result(format("%d steps of %d clips: about %s on %s, after %s for decoding", report.steps, report.batch,
                              durationText(report.trainSeconds).c_str(), report.device.c_str(),
                              durationText(report.prepareSeconds).c_str()));
        if (report.memoryBytes > 0) console.result(format("memory: about %.1f GB", double(report.memoryBytes) / 1e9));
        console.result(report.method);
    }
    console.result(report.canStart() ? "The training can start." : "The training cannot start like this.");
}

void tellSettings(const core::TrainingConfig& config, JsonLines& json, Console& console) {
    const auto settings = training::recipeSettings();
    const auto values = training::recipeValues(config);
    for (std::size_t i = 0; i < settings.size(); ++i) {
        json.write(settingJson(settings[i], values[i].second));
        if (!json.onStdout()) printSetting(console, settings[i], values[i].second);
    }
}

}  // namespace app

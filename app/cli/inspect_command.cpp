#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/import_table.h"
#include "app/cli/json_lines.h"
#include "app/common/model_lookup.h"
#include "model/import/import_weights.h"
#include "model/model_summary.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct InspectOptions {
    std::string model;
    std::string json;
};

const char* attentionName(core::AttentionScheme attention) {
    switch (attention) {
        case core::AttentionScheme::DividedSpaceTime: return "divided space-time";
        case core::AttentionScheme::JointSpaceTime: return "joint space-time";
        case core::AttentionScheme::SpaceOnly: return "space only";
        case core::AttentionScheme::LocalGlobal: return "sparse local-global";
        case core::AttentionScheme::Axial: return "axial";
    }
    return "";
}

const char* stemName(core::PatchStem stem) {
    return stem == core::PatchStem::Linear ? "linear patches" : "convolutional";
}

const char* fitName(core::FitMode fit) { return fit == core::FitMode::CentreCrop ? "centre crop" : "stretch"; }

std::string spanName(const core::Preprocessing& preprocessing) {
    switch (preprocessing.span) {
        case core::ClipSpan::WholeGesture: return "whole gesture, one frame from each equal segment";
        case core::ClipSpan::RoundedSegments: return "whole recording, one frame from each rounded segment";
        case core::ClipSpan::FixedStride: break;
    }
    return "one of every " + std::to_string(preprocessing.samplingRate) + " frames at 30 a second";
}

std::string resamplingName(const core::Preprocessing& rule) {
    if (rule.resampling == core::Resampling::Antialiased) return "antialiased";
    return "plain" + (rule.shortSide > 0 ? ", short side " + std::to_string(rule.shortSide) : std::string());
}

const char* storageName(model::Storage storage) {
    switch (storage) {
        case model::Storage::Float32: return "fp32";
        case model::Storage::Float16: return "fp16";
        case model::Storage::BFloat16: return "bf16";
    }
    return "";
}

Json architectureJson(const core::ModelConfig& config) {
    return {{"embed", config.embed},        {"depth", config.depth},
            {"heads", config.heads},        {"mlp_ratio", config.mlpRatio},
            {"frames", config.frames},      {"size", config.size},
            {"patch", config.patch},        {"attention", attentionName(config.attention)},
            {"stem", stemName(config.stem)}};
}

Json preprocessingJson(const core::ModelConfig& config) {
    return {{"fit", fitName(config.preprocessing.fit)},           {"mean", config.preprocessing.mean},
            {"deviation", config.preprocessing.deviation},        {"sampling", spanName(config.preprocessing)},
            {"resampling", resamplingName(config.preprocessing)}, {"temperature", config.temperature}};
}

Json summaryJson(const std::string& path, const model::ModelSummary& summary) {
    const core::ModelConfig& config = summary.config;
    return {{"path", path},
            {"name", config.name},
            {"architecture", architectureJson(config)},
            {"parameters", summary.parameters},
            {"labels", config.labels.names},
            {"preprocessing", preprocessingJson(config)},
            {"provenance", summary.notes.provenance},
            {"metrics", summary.notes.metrics},
            {"storage", storageName(summary.storage)},
            {"file_bytes", summary.fileBytes}};
}

/// A multi-line value is indented below its name.
std::string indented(const std::string& text) {
    if (text.find('\n') == std::string::npos) return " " + text;
    std::string result = "\n      ";
    for (const char c : text) result += c == '\n' ? std::string("\n      ") : std::string(1, c);
    return result.substr(0, result.find_last_not_of(" \n") + 1);
}

void print(Console& console, const std::string& path, const model::ModelSummary& summary) {
    const core::ModelConfig& config = summary.config;
    console.result(format("%s (%s)", config.name.c_str(), path.c_str()));
    console.result(format("  network        %d wide, %d blocks, %d heads, %s attention, %s stem", config.embed,
                          config.depth, config.heads, attentionName(config.attention), stemName(config.stem)));
    console.result(format("  clip           %d frames of %d x %d, %s, %s", config.frames, config.size, config.size,
                          fitName(config.preprocessing.fit), spanName(config.preprocessing).c_str()));
    console.result(format("  parameters     %.2f million in %.1f MB (%s)", double(summary.parameters) / 1e6,
                          double(summary.fileBytes) / 1e6, storageName(summary.storage)));
    std::string labels;
    for (const std::string& name : config.labels.names) labels += (labels.empty() ? "" : ", ") + name;
    console.result("  labels         " + labels);
    console.result(format("  temperature    %.3f", config.temperature));
    for (const auto& [name, value] : summary.notes.metrics)
        console.result(format("  measured       %s: %.1f %%", name.c_str(), value * 100));
    for (const auto& [name, value] : summary.notes.provenance)
        console.result("  made           " + name + ":" + indented(value));
}

/// A weight file of another program.
int inspectForeign(const std::string& path, const std::string& jsonPath) {
    const model::ImportReport report = model::describeForeign(path);
    const core::ModelConfig& config = report.config;
    const std::string kind = report.pictureNetwork
                                 ? "ViT of pictures; attention over time would be added to start training from"
                                 : "TimeSformer";
    JsonLines json(jsonPath);
    json.write({{"path", path},
                {"format", report.format},
                {"layout", report.layout},
                {"kind", kind},
                {"architecture", architectureJson(config)},
                {"parameters", report.parameters},
                {"labels", config.labels.names},
                {"preprocessing", preprocessingJson(config)},
                {"tensors", report.tensors}});
    if (json.onStdout()) return kDone;
    Console console(false);
    console.result(
        format("%s: weights of another program (%s, %s)", path.c_str(), report.layout.c_str(), report.format.c_str()));
    console.result("  kind           " + kind);
    console.result(format("  network        %d wide, %d blocks, %d heads, %s attention", config.embed, config.depth,
                          config.heads, attentionName(config.attention)));
    console.result(format("  clip           %d frames of %d x %d, %s, resized %s", config.frames, config.size,
                          config.size, spanName(config.preprocessing).c_str(),
                          resamplingName(config.preprocessing).c_str()));
    console.result(format("  parameters     %.2f million", double(report.parameters) / 1e6));
    console.result(
        format("  classes        %d, the first \"%s\"", config.labels.size(), config.labels.names.front().c_str()));
    for (const std::string& line : importTable(report)) console.result(line);
    console.result("  To use it: carpus import '" + path + "' OUT.safetensors");
    return kDone;
}

int runInspect(const InspectOptions& options, const Invocation&) {
    if (std::filesystem::exists(options.model) && model::isForeign(options.model)) {
        return inspectForeign(options.model, options.json);
    }
    const std::string path = findModel(options.model).string();
    const model::ModelSummary summary = model::readModelSummary(path);
    JsonLines json(options.json);
    json.write(summaryJson(path, summary));
    Console console(json.onStdout());
    if (!json.onStdout()) print(console, path, summary);
    return kDone;
}

}  // namespace

void addInspectCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<InspectOptions>();
    CLI::App& command =
        addCommand(program, line, Shared::Threads, "inspect", "Show what a model is and how it was made",
                   "  carpus inspect light-timesformer-tiny\n"
                   "  carpus inspect my-run/best.safetensors --json -");
    command.add_option("MODEL", options->model, "Checkpoint file or name of an installed model")->required();
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runInspect(*options, invocation); };
    });
}

}  // namespace app

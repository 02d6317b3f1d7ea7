#include <CLI/CLI.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/live_evaluation.h"
#include "app/cli/recipe_options.h"
#include "app/cli/recognition.h"
#include "app/cli/view_options.h"
#include "app/common/machine.h"
#include "app/common/model_lookup.h"
#include "core/types/error.h"
#include "model/model_summary.h"
#include "training/view_evaluator.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

const std::map<std::string, core::DataPart> kParts{{"validation", core::DataPart::Validation},
                                                   {"cross-subject", core::DataPart::CrossSubject},
                                                   {"cross-scene-subject", core::DataPart::CrossSceneSubject}};

struct EvaluateOptions {
    RecipeOptions recipe;
    std::string part = "cross-subject";
    std::string json;
    ViewOptions views;
    bool isLive = false;
    LiveEvaluationOptions live;
};

Json reportJson(const training::EvaluationReport& report, const std::string& part) {
    const training::Metrics& metrics = report.metrics;
    return {{"model", report.model},
            {"part", part},
            {"clips", metrics.clips},
            {"gesture_clips", metrics.gestureClips},
            {"top1", metrics.top1},
            {"top5", metrics.top5},
            {"macro_f1", metrics.macroF1},
            {"ece", metrics.ece},
            {"none_accuracy", metrics.noneAccuracy},
            {"per_class", metrics.perClass},
            {"confusion", metrics.confusion},
            {"labels", report.labels.names}};
}

std::string bar(double part) {
    constexpr int kWidth = 30;
    std::string text;
    for (int i = 0; i < kWidth; ++i) text += i < int(part * kWidth + 0.5) ? "#" : ".";
    return text;
}

void print(Console& console, const training::EvaluationReport& report, const std::string& part) {
    const training::Metrics& metrics = report.metrics;
    console.result(format("%s, %s: %d clips, %d of gestures", report.model.c_str(), part.c_str(), metrics.clips,
                          metrics.gestureClips));
    console.result(format("  top-1 %.1f %%  top-5 %.1f %%  macro F1 %.3f  calibration error %.3f", metrics.top1 * 100,
                          metrics.top5 * 100, metrics.macroF1, metrics.ece));
    for (std::size_t i = 0; i < report.labels.names.size(); ++i) {
        const double rate = metrics.perClass.at(i);
        console.result(
            format("  %-28s %5.1f %%  %s", spokenLabel(report.labels.names[i]).c_str(), rate * 100, bar(rate).c_str()));
    }
}

/// The model asked for, else the one that the recipe's run has made.
std::string modelOf(const core::TrainingConfig& config, const CommonOptions& common) {
    if (!common.model.empty()) return findModel(common.model).string();
    for (const char* name : {"final.safetensors", "best.safetensors"})
        if (const fs::path file = fs::path(config.output) / name; fs::exists(file)) return file.string();
    throw core::Error("no trained model in '" + config.output +
                      "'; run 'carpus train' with this recipe first, or name a model with --model");
}

/// Whether recordings are judged by views, not the prepared clips that training keeps: where that is asked for, or the
/// model samples and resizes in another way than those clips.
bool usesViews(const core::TrainingConfig& config, const std::string& model, const training::ViewPlan& plan) {
    if (!plan.isSingle()) return true;
    const core::Preprocessing rule = model::readModelSummary(model).config.preprocessing;
    const bool asTrained =
        rule.span == core::ClipSpan::WholeGesture && rule.resampling == core::Resampling::Antialiased;
    return !asTrained && config.data.source != "simulate";
}

int runOnClips(const EvaluateOptions& options, const Invocation& invocation) {
    const core::TrainingConfig config = configuration(options.recipe, invocation.common);
    const std::string path = modelOf(config, invocation.common);
    JsonLines json(options.json);
    Console console(json.onStdout());
    std::unique_ptr<Progress> bar;
    auto shown = training::TrainingProgress::Kind::Done;
    const auto progress = [&](const training::TrainingProgress& now) {
        if (now.kind == training::TrainingProgress::Kind::Notice) return console.notice(now.message);
        if (!bar || now.kind != shown) {
            const bool making = now.kind == training::TrainingProgress::Kind::Prepare;
            bar = std::make_unique<Progress>(making ? "clips made" : "clips judged", double(now.total));
        }
        shown = now.kind;
        bar->update(now.done);
    };
    const training::ViewPlan plan = planOf(options.views);
    const core::DataPart part = kParts.at(options.part);
    const auto report = usesViews(config, path, plan)
                            ? training::evaluateByViews(config, path, part, plan, progress, invocation.stop)
                            : training::evaluate(config, path, part, progress, invocation.stop);
    bar.reset();
    json.write(reportJson(report, options.part));
    if (!json.onStdout()) print(console, report, options.part);
    return kDone;
}

int runOnFootage(const EvaluateOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    const auto classifier = openClassifier(invocation.common);
    std::unique_ptr<Progress> bar;
    const auto progress = [&](double done, double total) {
        if (!bar) bar = std::make_unique<Progress>("minutes of footage", total);
        bar->update(done);
    };
    const LiveEvaluationReport report = evaluateLive(*classifier, options.live, progress, invocation.stop);
    bar.reset();
    Json line = {{"model", classifier->info().name}};
    line.update(liveEvaluationJson(report));
    json.write(line);
    if (!json.onStdout()) printLiveEvaluation(console, report);
    return kDone;
}

int runEvaluate(const EvaluateOptions& options, const Invocation& invocation) {
    if (options.isLive == !options.recipe.recipe.empty())
        throw core::Error(options.isLive ? "--live makes its own footage and takes no recipe; leave one of them out"
                                         : "a recipe is missing; give its file, or --live for continuous footage",
                          core::Error::Kind::BadUsage);
    return options.isLive ? runOnFootage(options, invocation) : runOnClips(options, invocation);
}

void addLiveOptions(CLI::App& command, EvaluateOptions& options) {
    command.option_defaults()->group("Continuous recognition");
    command.add_flag("--live", options.isLive, "Measure events on long simulated footage with the live engine");
    command.add_option("--people", options.live.people, "How many people, each in an own room; default 8")
        ->check(CLI::Range(1, 1000))
        ->type_name("N");
    command.add_option("--minutes", options.live.minutes, "Gestures and idling, for each person; default 2")
        ->check(CLI::Range(0.05, 600.0))
        ->type_name("M");
    command.add_option("--idle-minutes", options.live.idleMinutes, "Only idling, for each person; default 1")
        ->check(CLI::Range(0.0, 600.0))
        ->type_name("M");
    command
        .add_option("--seed", options.live.seed,
                    format("The first person; default %llu, where those kept for testing begin",
                           static_cast<unsigned long long>(kFirstTestSeed)))
        ->type_name("N");
    command.option_defaults()->group("Options");
}

}  // namespace

void addEvaluateCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<EvaluateOptions>();
    CLI::App& command =
        addCommand(program, line, Shared::Model, "evaluate", "Measure how well a model recognises people it never saw",
                   "  carpus evaluate recipe.yaml --part cross-scene-subject\n"
                   "  carpus evaluate recipe.yaml --model my-run/best.safetensors --json -\n"
                   "  carpus evaluate --live --people 8 --minutes 2");
    addRecipeArguments(command, options->recipe);
    command.add_option("--part", options->part, "validation, cross-subject (default) or cross-scene-subject")
        ->check(CLI::IsMember(kParts))
        ->type_name("NAME");
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    addViewOptions(command, options->views);
    addLiveOptions(command, *options);
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runEvaluate(*options, invocation); };
    });
}

}  // namespace app

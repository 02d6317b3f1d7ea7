#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/clip_evaluation.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/live_evaluation.h"
#include "app/cli/recognition.h"
#include "core/types/error.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct EvaluateOptions {
    ClipEvaluationOptions clips;
    bool isLive = false;
    LiveEvaluationOptions live;
};

int runOnFootage(const EvaluateOptions& options, const Invocation& invocation) {
    JsonLines json(options.clips.json);
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
    if (options.isLive == !options.clips.recipe.recipe.empty())
        throw core::Error(options.isLive ? "--live makes its own footage and takes no recipe; leave one of them out"
                                         : "a recipe is missing; give its file, or --live for continuous footage",
                          core::Error::Kind::BadUsage);
    return options.isLive ? runOnFootage(options, invocation) : evaluateClips(options.clips, invocation);
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
                   "  carpus evaluate recipe.yaml --compare light-timesformer-tiny --report report.html\n"
                   "  carpus evaluate recipe.yaml data.source my-dataset --protocol kfold --folds 5\n"
                   "  carpus evaluate --live --people 8 --minutes 2");
    addClipEvaluationOptions(command, options->clips);
    addLiveOptions(command, *options);
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runEvaluate(*options, invocation); };
    });
}

}  // namespace app

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/clip_evaluation.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/live_evaluation.h"
#include "app/cli/recognition.h"
#include "app/cli/recorded_evaluation.h"
#include "core/types/error.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

struct EvaluateOptions {
    ClipEvaluationOptions clips;
    bool isLive = false;
    LiveEvaluationOptions live;
    std::string recordings;  ///< data set to play; empty: simulated footage
};

/// Shows how far the work has come in the unit it is counted in.
auto barOf(std::unique_ptr<Progress>& bar, const char* unit) {
    return [&bar, unit](double done, double total) {
        if (!bar) bar = std::make_unique<Progress>(unit, total);
        bar->update(done);
    };
}

int runOnFootage(const EvaluateOptions& options, const Invocation& invocation) {
    JsonLines json(options.clips.json);
    Console console(json.onStdout());
    const auto classifier = openClassifier(invocation.common);
    std::unique_ptr<Progress> bar;
    Json line = {{"model", classifier->info().name}};
    ContinuousReport report;
    int exitCode = kDone;
    if (options.recordings.empty()) {
        report = evaluateLive(*classifier, options.live, barOf(bar, "minutes of footage"), invocation.stop);
    } else {
        const RecordedEvaluation played = evaluateRecordings(*classifier, options.recordings, options.live.live,
                                                             barOf(bar, "recordings"), invocation.stop);
        report = played.report;
        line["recordings"] = played.recordings;
        line["left_out"] = played.leftOut;
        if (played.leftOut > 0) exitCode = kFailed;
        bar.reset();
        for (const std::string& notice : played.notices) console.notice(notice);
    }
    bar.reset();
    line.update(report.json());
    json.write(line);
    if (!json.onStdout()) report.print(console);
    return exitCode;
}

int runEvaluate(const EvaluateOptions& options, const Invocation& invocation) {
    if (options.isLive == !options.clips.recipe.recipe.empty())
        throw core::Error(options.isLive ? "--live takes no recipe but --recordings; leave one of them out"
                                         : "a recipe is missing; give its file, or --live for continuous footage",
                          core::Error::Kind::BadUsage);
    return options.isLive ? runOnFootage(options, invocation) : evaluateClips(options.clips, invocation);
}

void addLiveOptions(CLI::App& command, EvaluateOptions& options) {
    command.option_defaults()->group("Continuous recognition");
    auto* live = command.add_flag("--live", options.isLive, "Measure events on long footage with the live engine");
    auto* recordings = command.add_option("--recordings", options.recordings,
                                          "Play the labelled recordings of a data set, of its test split if it has "
                                          "one, in place of simulated footage; every gesture in them must be labelled");
    recordings->needs(live)->type_name("FOLDER|LIST");
    command.add_option("--people", options.live.people, "How many people, each in an own room; default 8")
        ->excludes(recordings)
        ->check(CLI::Range(1, 1000))
        ->type_name("N");
    command.add_option("--minutes", options.live.minutes, "Gestures and idling, for each person; default 2")
        ->excludes(recordings)
        ->check(CLI::Range(0.05, 600.0))
        ->type_name("M");
    command.add_option("--idle-minutes", options.live.idleMinutes, "Only idling, for each person; default 1")
        ->excludes(recordings)
        ->check(CLI::Range(0.0, 600.0))
        ->type_name("M");
    command
        .add_option("--seed", options.live.seed,
                    format("The first person; default %llu, where those kept for testing begin",
                           static_cast<unsigned long long>(kFirstTestSeed)))
        ->excludes(recordings)
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
                   "  carpus evaluate --live --people 8 --minutes 2\n"
                   "  carpus evaluate --live --recordings my-dataset");
    addClipEvaluationOptions(command, options->clips);
    addLiveOptions(command, *options);
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runEvaluate(*options, invocation); };
    });
}

}  // namespace app

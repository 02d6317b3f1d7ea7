#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/capture_options.h"
#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/recognition.h"
#include "core/dataset/simulated_dataset.h"
#include "core/types/error.h"

namespace app {
namespace {

struct SimulateOptions {
    core::SimulatedDatasetOptions dataset;
    bool sameScenes = false;
    std::string json;
};

int runSimulate(SimulateOptions options, const Invocation& invocation) {
    options.dataset.threads = invocation.common.threads;
    options.dataset.separateTestScenes = !options.sameScenes;
    JsonLines json(options.json);
    Console console(json.onStdout());
    std::unique_ptr<Progress> bar;
    core::SimulationProgress last;
    const auto progress = [&](const core::SimulationProgress& now) {
        if (!bar) bar = std::make_unique<Progress>("recordings", double(now.total));
        bar->update(now.done);
        json.write({{"type", "recording"}, {"done", now.done}, {"total", now.total}, {"path", now.path}});
        last = now;
    };
    core::makeSimulatedDataset(options.dataset, invocation.stop, progress);
    bar.reset();
    if (invocation.stop.stop_requested())
        throw core::Error(
            format("stopped after %d of %d recordings; the same command goes on from there", last.done, last.total));
    console.result(format("%d recordings in %s", last.done, options.dataset.folder.c_str()));
    return kDone;
}

void addContinuousOptions(CLI::App& command, core::SimulatedDatasetOptions& dataset) {
    command
        .add_option_function<double>(
            "--continuous",
            [&dataset](double minutes) {
                dataset.continuousMinutes = minutes;
                if (dataset.continuousVideos == 0) dataset.continuousVideos = 1;
            },
            "Also make a long take of this many minutes, gestures mixed with idling, with its list of events")
        ->check(CLI::Range(0.05, 600.0))
        ->type_name("MINUTES");
    command
        .add_option("--continuous-videos", dataset.continuousVideos, "How many long takes; default 1 with --continuous")
        ->check(CLI::Range(0, 10000))
        ->type_name("N");
}

}  // namespace

void addSimulateCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<SimulateOptions>();
    core::SimulatedDatasetOptions& dataset = options->dataset;
    CLI::App& command =
        addCommand(program, line, Shared::Threads, "simulate", "Make a data set of simulated wrist-camera recordings",
                   "  carpus simulate my-dataset --subjects 50 --scenes 10\n"
                   "  carpus simulate long-takes --subjects 4 --continuous 5 --continuous-videos 4");
    command.add_option("OUT", dataset.folder, "Folder of the data set; what is there already is kept")->required();
    const auto number = [&](const char* name, int& value, const char* meaning) {
        command.add_option(name, value, meaning)->check(CLI::Range(1, 100000))->type_name("N");
    };
    number("--subjects", dataset.subjects, "People; default 10");
    number("--scenes", dataset.scenes, "Rooms; default 6");
    number("--repeats", dataset.repeats, "Sessions of each person; default 1");
    command.add_option("--labels", dataset.labels, "Only these classes, such as G1,G5; default all twelve and none")
        ->delimiter(',')
        ->type_name("LIST");
    command.add_option("--seed", dataset.seed, "Same seed, same pictures; default 1")->type_name("N");
    addSizeOption(command, dataset.width, dataset.height);
    command.add_option("--fps", dataset.framesPerSecond, "Frames per second; default 30")
        ->check(CLI::Range(1.0, 240.0))
        ->type_name("F");
    command.add_option("--margin", dataset.leadS, "Seconds of footage before and behind each gesture; default 0")
        ->check(CLI::Range(0.0, 10.0))
        ->type_name("S")
        ->each([&dataset](const std::string& seconds) { dataset.tailS = std::stod(seconds); });
    command.add_option("--test-share", dataset.testShare, "Part of the people kept for testing; default 0.3")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("P");
    command.add_flag("--same-scenes", options->sameScenes, "Record the test people in the rooms of the others");
    addContinuousOptions(command, dataset);
    command.add_option("--json", options->json, "A line of JSON for each recording into a file, or '-'")
        ->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runSimulate(*options, invocation); };
    });
}

}  // namespace app

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/classify/media.h"
#include "app/cli/capture_options.h"
#include "app/cli/command_line.h"
#include "app/cli/live_run.h"
#include "app/cli/recognition.h"

namespace app {
namespace {

struct LiveOptions {
    core::CaptureConfig capture;
    core::LiveConfig live;
    std::string json;
    LiveRun::Options run;
};

int runLive(const LiveOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    auto source = openSource(options.capture);
    const core::SimulatorSource* simulator = simulatorOf(*source);
    auto classifier = openClassifier(invocation.common);
    const core::ClassifierInfo info = classifier->info();
    console.notice(format("%s on %s, %s; %s", info.name.c_str(), info.device.c_str(), info.precision.c_str(),
                          options.capture.source.c_str()));
    core::LivePipeline pipeline(std::move(source), std::move(classifier), options.live);
    LiveRun(pipeline, simulator, options.run, json).run(invocation.stop);
    return kDone;
}

}  // namespace

void addLiveCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<LiveOptions>();
    CLI::App& command = addCommand(program, line, Shared::Model, "live", "Recognise gestures live",
                                   "  carpus live --source sim --seconds 30\n"
                                   "  carpus live --source v4l2:/dev/video0\n"
                                   "  carpus live --source rtsp://192.168.1.7:8554/wrist --json -");
    addCaptureOptions(command, options->capture);
    command.add_option("--seconds", options->run.seconds, "Stop after this long; default: until Ctrl-C")
        ->check(CLI::Range(0.1, 1e6))
        ->type_name("N");
    command.add_option("--json", options->json, "Lines of JSON into a file, or '-' for standard output")
        ->type_name("FILE|-");
    command.add_option("--annotate", options->run.annotateFolder, "Write some annotated pictures into this folder")
        ->type_name("DIR");
    command.add_option("--threshold", options->live.decision.fireThreshold, "Probability from which a gesture counts")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("P");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runLive(*options, invocation); };
    });
}

}  // namespace app

#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/bench.h"
#include "app/cli/capture_options.h"
#include "app/cli/recognition.h"

namespace app {
namespace {

void addLive(CLI::App& bench, CommandLine& line) {
    const auto options = std::make_shared<BenchLiveOptions>();
    CLI::App& command = addCommand(bench, line, Shared::Model, "live", "Measure live recognition",
                                   "  carpus bench live --source sim --seconds 600");
    addCaptureOptions(command, options->capture);
    command.add_option("--seconds", options->seconds, "How long to measure; default 60")
        ->check(CLI::Range(0.1, 1e6))
        ->type_name("N");
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runBenchLive(*options, invocation); };
    });
}

void addModel(CLI::App& bench, CommandLine& line) {
    const auto options = std::make_shared<BenchModelOptions>();
    CLI::App& command =
        addCommand(bench, line, Shared::Model, "model", "Measure networks alone",
                   "  carpus bench model --threads 1\n"
                   "  carpus bench model --preset light-timesformer --preset timesformer --all-precisions\n"
                   "  carpus bench model --preset timesformer --all-precisions --compare reference\n"
                   "  carpus bench model --all-precisions --agreement 120\n"
                   "  carpus bench model --preset timesformer --precision bf16 --without all");
    command
        .add_option("--preset", options->presets,
                    "An architecture with random weights instead of a checkpoint; several, or 'all'")
        ->type_name("NAME");
    command.add_flag("--all-precisions", options->allPrecisions,
                     "Each precision that the device has, one after another");
    command
        .add_option("--compare", options->compare,
                    "'reference': also the Hugging Face network with the same weights, turn by turn")
        ->check(CLI::IsMember({"reference"}))
        ->type_name("WHAT");
    command
        .add_option("--python", options->python, "Python with torch and transformers, for --compare; default python3")
        ->type_name("PATH");
    command.add_option("--clips", options->clips, "Clips in one batch; default 1")
        ->check(CLI::Range(1, 4096))
        ->type_name("N");
    command.add_option("--without", options->without, "Switch a saving of the engine off; several, or 'all'")
        ->type_name("SAVING");
    command
        .add_option("--agreement", options->agreement,
                    "On how many simulated clips each precision is compared with fp32; default none")
        ->check(CLI::Range(0, 100000))
        ->type_name("N");
    command.add_option("--seconds", options->seconds, "How long to measure each; default 10")
        ->check(CLI::Range(0.1, 1e6))
        ->type_name("N");
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runBenchModel(*options, invocation); };
    });
}

void addTraining(CLI::App& bench, CommandLine& line) {
    const auto options = std::make_shared<BenchTrainingOptions>();
    CLI::App& command =
        addCommand(bench, line, Shared::Model, "training", "Measure how fast a recipe trains",
                   "  carpus bench training --all-precisions\n"
                   "  carpus bench training recipe.yaml batch 16\n"
                   "  carpus bench training light-timesformer-tiny preset light-timesformer-small batch 4 --compare "
                   "reference");
    addRecipeArguments(command, options->recipe);
    command.add_flag("--all-precisions", options->allPrecisions, "Each precision that the device trains in");
    command.add_option("--clips", options->clips, "Simulated clips, used again and again; default 256")
        ->check(CLI::Range(2, 1'000'000))
        ->type_name("N");
    command.add_option("--seconds", options->seconds, "How long to measure each; default 30")
        ->check(CLI::Range(0.1, 1e6))
        ->type_name("N");
    command
        .add_option("--compare", options->compare,
                    "'reference': also the Hugging Face network with the same weights, batch and optimizer, turn by "
                    "turn; both then without auxiliary losses and mean weights")
        ->check(CLI::IsMember({"reference"}))
        ->type_name("WHAT");
    command.add_flag("--compile", options->compile, "The reference also through torch.compile");
    command
        .add_option("--python", options->python, "Python with torch and transformers, for --compare; default python3")
        ->type_name("PATH");
    command.add_option("--json", options->json, "One object a row into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runBenchTraining(*options, invocation); };
    });
}
#ifdef CARPUS_MEDIA
void addRecord(CLI::App& bench, CommandLine& line) {
    const auto options = std::make_shared<BenchRecordOptions>();
    options->capture.width = 1280;
    options->capture.height = 720;
    options->capture.source.clear();
    CLI::App& command =
        addCommand(bench, line, Shared::Model, "record", "Measure recording beside the preview and live recognition",
                   "  carpus bench record\n"
                   "  carpus bench record --source v4l2:/dev/video0 --seconds 120");
    addCaptureOptions(command, options->capture);
    command.get_option("--source")
        ->description(
            "As for 'live'; default: drawn pictures played again and again like a camera, which costs next to nothing");
    command.add_option("--codec", options->codec, "mjpeg, h264 or ffv1; default mjpeg")->type_name("NAME");
    command.add_option("--folder", options->folder, "Record into this data set and keep it; default: a temporary one")
        ->type_name("DIR");
    command.add_option("--seconds", options->seconds, "Length of the long take; default 600")
        ->check(CLI::Range(1.0, 1e6))
        ->type_name("N");
    command.add_option("--presses", options->presses, "Clips begun by key presses at random moments; default 40")
        ->check(CLI::Range(0, 10000))
        ->type_name("N");
    command.add_flag("--alone", options->alone, "Without live recognition");
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runBenchRecord(*options, invocation); };
    });
}
#endif

void addDataset(CLI::App& bench, CommandLine& line) {
    const auto options = std::make_shared<BenchDatasetOptions>();
    CLI::App& command = addCommand(bench, line, Shared::Threads, "dataset", "Measure the index of a large data set",
                                   "  carpus bench dataset --clips 10000");
    command.add_option("--clips", options->clips, "How many; default 10000")
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
    command.add_option("--json", options->json, "One object into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runBenchDataset(*options, invocation); };
    });
}

}  // namespace

void addBenchCommand(CLI::App& program, CommandLine& line) {
    CLI::App& bench = *program.add_subcommand("bench", "Measure speed, delays and memory on this machine");
    bench.require_subcommand(1);
    addLive(bench, line);
    addModel(bench, line);
    addTraining(bench, line);
#ifdef CARPUS_MEDIA
    addRecord(bench, line);
#endif
    addDataset(bench, line);
}

}  // namespace app

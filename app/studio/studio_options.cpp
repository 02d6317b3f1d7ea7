#include "app/studio/studio_options.h"

#include <CLI/CLI.hpp>
#include <map>

#include "core/types/error.h"

namespace app {
namespace {

constexpr int kBadUsage = 2;

struct Texts {
    std::string device = "auto";
    std::string precision = "auto";
    ui::Appearance appearance = ui::Appearance::System;
};

void addOptions(CLI::App& program, StudioOptions& options, Texts& texts) {
    EngineRequest& engine = options.engine;
    program.add_option("--source", engine.capture.source,
                       "sim, v4l2:/dev/videoN, rtsp://..., http://... or file:PATH; default: sim");
    program.add_option("--model", engine.model, "A checkpoint, or the name of an installed model")->type_name("PATH");
    program.add_option("--device", texts.device, "auto, cpu or cuda")->type_name("NAME");
    program.add_option("--precision", texts.precision, "auto, fp32, bf16, fp16 or int8")->type_name("NAME");
    program.add_option("--threads", engine.inference.threads, "CPU threads of the network")
        ->check(CLI::Range(0, 1024))
        ->type_name("N");
    program.add_option("--seed", engine.capture.seed, "Simulator: person, scene and script")->type_name("N");
    const std::map<std::string, ui::Appearance> names{
        {"system", ui::Appearance::System}, {"light", ui::Appearance::Light}, {"dark", ui::Appearance::Dark}};
    program.add_option("--appearance", texts.appearance, "system, light or dark")
        ->transform(CLI::CheckedTransformer(names, CLI::ignore_case))
        ->type_name("NAME");
    program.add_option("--seconds", options.seconds, "Quit after this long")
        ->check(CLI::PositiveNumber)
        ->type_name("N");
    program
        .add_option("--screenshots", options.screenshots, "Write a picture of every state into this folder and quit")
        ->type_name("DIR");
    program.add_flag("--verbose", options.verbose, "Say more on standard error");
}

}  // namespace

ParsedOptions parseStudioOptions(int argc, const char* const* argv, const EngineRequest& standard) {
    ParsedOptions parsed;
    parsed.options.engine = standard;
    Texts texts;
    texts.device = core::deviceName(standard.inference.device);
    texts.precision = core::precisionName(standard.inference.precision);
    CLI::App program("Carpus Studio: recognises hand gestures from a camera worn on the wrist", kStudioName);
    program.set_version_flag("--version", std::string("carpus-studio ") + CARPUS_VERSION);
    addOptions(program, parsed.options, texts);
    try {
        program.parse(argc, argv);
        parsed.options.engine.inference.device = core::deviceFromName(texts.device);
        parsed.options.engine.inference.precision = core::precisionFromName(texts.precision);
    } catch (const CLI::ParseError& error) {
        parsed.exitCode = program.exit(error) == 0 ? 0 : kBadUsage;
    } catch (const core::Error& error) {
        std::cerr << "carpus-studio: " << error.what() << '\n';
        parsed.exitCode = kBadUsage;
    }
    parsed.options.sourceGiven = program.count("--source") > 0;
    if (program.count("--appearance") > 0) parsed.options.appearance = texts.appearance;
    return parsed;
}

}  // namespace app

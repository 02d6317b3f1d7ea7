#include <CLI/CLI.hpp>
#include <memory>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/common/model_lookup.h"
#include "model/import/export_weights.h"

namespace app {
namespace {

struct ExportCommand {
    std::string model, out;
    std::string layout = "huggingface";
};

int runExport(const ExportCommand& options) {
    const std::string path = findModel(options.model).string();
    if (options.layout == "huggingface") {
        model::exportHuggingFace(path, options.out);
    } else {
        model::exportStateDict(path, options.out);
    }
    Console(false).result(options.out + " is written.");
    return kDone;
}

}  // namespace

void addExportCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<ExportCommand>();
    CLI::App& command = addCommand(program, line, Shared::Threads, "export", "Write a model for other programs",
                                   "  carpus export my-run/best.safetensors hugging-face-folder/\n"
                                   "  carpus export my-run/best.safetensors weights.safetensors --layout state-dict");
    command.add_option("MODEL", options->model, "Checkpoint file or name of an installed model")->required();
    command.add_option("OUT", options->out, "The folder, or the file of a state-dict")->required();
    command.add_option("--layout", options->layout, "huggingface (a folder) or state-dict; default huggingface")
        ->check(CLI::IsMember({"huggingface", "state-dict"}))
        ->type_name("NAME");
    command.callback([options, &line] { line.command = [options](const Invocation&) { return runExport(*options); }; });
}

}  // namespace app

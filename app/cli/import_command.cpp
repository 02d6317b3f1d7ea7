#include <CLI/CLI.hpp>
#include <fstream>
#include <map>
#include <memory>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/import_table.h"
#include "core/types/error.h"
#include "model/import/import_weights.h"
#include "training/label_choice.h"

namespace app {
namespace {

struct ImportCommand {
    std::string in, out;
    std::string attention;
    std::string classes;
    std::string parity;
    model::ImportOptions options;
};

const std::map<std::string, core::AttentionScheme> kAttentionNames{
    {"divided", core::AttentionScheme::DividedSpaceTime},
    {"joint", core::AttentionScheme::JointSpaceTime},
    {"space-only", core::AttentionScheme::SpaceOnly},
    {"local-global", core::AttentionScheme::LocalGlobal},
    {"axial", core::AttentionScheme::Axial},
};

const std::map<std::string, model::EmbeddingResize> kParity{{"forward", model::EmbeddingResize::NearestInGrid},
                                                            {"loader", model::EmbeddingResize::NearestInList}};

/// "gestures", a number of classes, or a file with one name in each line.
core::LabelSet labelsOf(const std::string& text) {
    if (text == "gestures") return core::LabelSet::gestures(false);
    if (text == "gestures+none") return core::LabelSet::gestures(true);
    std::vector<std::string> names;
    if (text.find_first_not_of("0123456789") == std::string::npos) {
        for (int i = 0; i < std::stoi(text.substr(0, 7)); ++i) names.push_back("class " + std::to_string(i));
    } else {
        std::ifstream file(text);
        if (!file) {
            throw core::Error("The classes '" + text +
                                  "' cannot be read; give gestures, gestures+none, a number or a "
                                  "file with one name in each line.",
                              core::Error::Kind::BadUsage);
        }
        for (std::string line; std::getline(file, line);) {
            while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
            if (!line.empty()) names.push_back(line);
        }
    }
    return training::labelsNamed(names);
}

void print(Console& console, const std::string& out, const model::ImportReport& report) {
    console.result(format("%s, %s", report.layout.c_str(), report.format.c_str()));
    for (const std::string& line : importTable(report)) console.result(line);
    console.result(format("%s: %d frames of %d x %d, %d classes, %.2f million parameters", out.c_str(),
                          report.config.frames, report.config.size, report.config.size, report.config.labels.size(),
                          double(report.parameters) / 1e6));
}

int runImport(ImportCommand command) {
    if (!command.attention.empty()) command.options.attention = kAttentionNames.at(command.attention);
    if (!command.parity.empty()) command.options.embeddings = kParity.at(command.parity);
    if (!command.classes.empty()) command.options.labels = labelsOf(command.classes);
    const model::ImportReport report = model::importWeights(command.in, command.out, command.options);
    Console console(false);
    print(console, command.out, report);
    return kDone;
}

}  // namespace

void addImportCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<ImportCommand>();
    CLI::App& command =
        addCommand(program, line, Shared::Threads, "import", "Turn weights of another program into a model of Carpus",
                   "  carpus import TimeSformer_divST_8x32_224_K400.pyth timesformer.safetensors\n"
                   "  carpus import hugging-face-folder/ timesformer.safetensors\n"
                   "  carpus import jx_vit_base_p16_224.pth start.safetensors --frames 8 --classes gestures");
    command
        .add_option("IN", options->in, "A .pyth, .pth, .pth.tar, .bin or .safetensors file, or a Hugging Face folder")
        ->required();
    command.add_option("OUT", options->out, "The checkpoint to write")->required();
    command.add_option("--frames", options->options.frames, "Frames of a clip; without it as in the file")
        ->check(CLI::Range(1, 1024))
        ->type_name("N");
    command.add_option("--size", options->options.size, "Side of the pictures; without it as in the file")
        ->check(CLI::Range(16, 4096))
        ->type_name("PIXELS");
    command
        .add_option("--attention", options->attention,
                    "Another scheme: divided, joint, space-only, local-global, axial")
        ->check(CLI::IsMember(kAttentionNames))
        ->type_name("NAME");
    command
        .add_option("--classes", options->classes, "gestures, gestures+none, a number, or a file with a name a line")
        ->type_name("WHAT");
    command
        .add_option("--parity", options->parity,
                    "Resize embeddings to the nearest value, as the original does: in its forward pass, or its loader")
        ->check(CLI::IsMember(kParity))
        ->type_name("forward|loader");
    command.callback([options, &line] { line.command = [options](const Invocation&) { return runImport(*options); }; });
}

}  // namespace app

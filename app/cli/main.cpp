#include <CLI/CLI.hpp>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/model_command.h"
#include "app/cli/recognition.h"
#include "app/common/interrupt.h"
#include "app/common/logging.h"
#include "core/types/error.h"

namespace app {
namespace {

constexpr const char* kDescription =
    "Carpus recognises hand gestures from a camera worn on the wrist.\n"
    "Exit codes: 0 done, 1 the work failed, 2 unusable arguments.";
constexpr const char* kExamples =
    "Examples:\n"
    "  carpus live --source sim --seconds 30\n"
    "  carpus classify gesture.mp4\n"
    "  carpus simulate my-dataset --subjects 5\n"
    "  carpus train recipe.yaml\n"
    "'carpus COMMAND --help' explains a command.";

void addCommands(CLI::App& program, CommandLine& line) {
    addLiveCommand(program, line);
    addClassifyCommand(program, line);
    addSimulateCommand(program, line);
#ifdef CARPUS_MEDIA
    addRecordCommand(program, line);
#endif
    addDatasetCommand(program, line);
    addTrainCommand(program, line);
    addEvaluateCommand(program, line);
    addExportCommand(program, line);
    addImportCommand(program, line);
    addInspectCommand(program, line);
    addModelCommand(program, line);
    addBenchCommand(program, line);
}

/// The arguments from the last to the first, as CLI11 wants them. It would take "[{size: 64, steps: 5}]" apart at the
/// commas; with a blank before it a list of a recipe stays the YAML that it is.
std::vector<std::string> reversed(int count, char** arguments) {
    std::vector<std::string> all;
    for (int i = count - 1; i > 0; --i) {
        const bool isList = std::string_view(arguments[i]).starts_with("[{");
        all.emplace_back(isList ? " " : "").append(arguments[i]);
    }
    return all;
}

/// Parses the arguments; an ExitCode when there is nothing left to do (help, version or a mistake).
std::optional<int> parse(int count, char** arguments, CommandLine& line) {
    CLI::App program{kDescription, "carpus"};
    program.footer(kExamples);
    program.set_version_flag("--version", std::string("carpus ") + CARPUS_VERSION);
    program.require_subcommand(0, 1);  // with 1, a misspelt command would go unnamed
    addCommands(program, line);
    if (count < 2) {
        std::fputs(program.help().c_str(), stderr);
        return kBadUsage;
    }
    try {
        program.parse(reversed(count, arguments));
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == int(CLI::ExitCodes::Success)) return program.exit(error);
        printError(std::string(error.what()) + ". 'carpus --help' lists what there is.");
        return kBadUsage;
    }
    if (!line.command) {
        printError("a command is missing. 'carpus --help' lists what there is.");
        return kBadUsage;
    }
    return std::nullopt;
}

int run(const CommandLine& line) {
    startLogging("carpus", line.common.verbose);
    inferenceConfig(line.common);  // unknown names are told before any work
    const Interrupt interrupt;
    return line.command({line.common, interrupt.token()});
}

}  // namespace
}  // namespace app

int main(int count, char** arguments) {
    try {
        app::CommandLine line;
        if (const auto code = app::parse(count, arguments, line)) return *code;
        return app::run(line);
    } catch (const core::Error& error) {
        app::printError(error.what());
        return error.kind() == core::Error::Kind::BadUsage ? app::kBadUsage : app::kFailed;
    } catch (const std::exception& error) {
        const std::string text = error.what();  // libraries add a trace of the stack from the second line on
        app::printError("unexpected failure: " + text.substr(0, text.find('\n')));
        return app::kFailed;
    }
}

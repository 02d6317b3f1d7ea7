#pragma once

#include <functional>
#include <stop_token>
#include <string>

namespace CLI {
class App;
}

namespace app {

/// Options that most commands share.
struct CommonOptions {
    std::string model;               ///< path or name; empty = the bundled model
    std::string device = "auto";     ///< auto | cpu | cuda
    std::string precision = "auto";  ///< auto | fp32 | bf16 | fp16
    int threads = 0;                 ///< 0 = one for each core
    bool verbose = false;
};

/// What a running command gets from outside.
struct Invocation {
    CommonOptions common;
    std::stop_token stop;  ///< requested by Ctrl-C
};

enum ExitCode : int { kDone = 0, kFailed = 1, kBadUsage = 2 };

/// Does the work of a command and returns an ExitCode; throws core::Error where the work cannot be done.
using Command = std::function<int(const Invocation&)>;

/// What parsing fills in: the command that was chosen and the common options.
struct CommandLine {
    CommonOptions common;
    Command command;
};

enum class Shared {
    Threads,  ///< --threads and --verbose
    Model,    ///< these and --model, --device, --precision
};

/// Adds a subcommand with the shared options and an example to its help.
CLI::App& addCommand(CLI::App& program, CommandLine& line, Shared shared, const std::string& name,
                     const std::string& description, const std::string& examples);

/// Each adds its subcommand; parsing it sets `line.command`. The references must outlive the parsing.
void addLiveCommand(CLI::App& program, CommandLine& line);
void addClassifyCommand(CLI::App& program, CommandLine& line);
void addSimulateCommand(CLI::App& program, CommandLine& line);
void addRecordCommand(CLI::App& program, CommandLine& line);  ///< where the build has cameras and videos
void addDatasetCommand(CLI::App& program, CommandLine& line);
void addTrainCommand(CLI::App& program, CommandLine& line);
void addEvaluateCommand(CLI::App& program, CommandLine& line);
void addExportCommand(CLI::App& program, CommandLine& line);
void addImportCommand(CLI::App& program, CommandLine& line);
void addInspectCommand(CLI::App& program, CommandLine& line);
void addBenchCommand(CLI::App& program, CommandLine& line);

}  // namespace app

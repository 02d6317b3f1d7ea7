#include "app/cli/command_line.h"

#include <CLI/CLI.hpp>

namespace app {

CLI::App& addCommand(CLI::App& program, CommandLine& line, Shared shared, const std::string& name,
                     const std::string& description, const std::string& examples) {
    CLI::App& command = *program.add_subcommand(name, description);
    command.footer("Examples:\n" + examples);
    command.option_defaults()->group("Common options");
    if (shared == Shared::Model) {
        command.add_option("--model", line.common.model, "Checkpoint file or name of an installed model")
            ->type_name("PATH");
        command.add_option("--device", line.common.device, "auto, cpu or cuda")->type_name("NAME");
        command.add_option("--precision", line.common.precision, "auto, fp32, bf16, fp16 or int8")->type_name("NAME");
    }
    command.add_option("--threads", line.common.threads, "CPU threads; 0 = one for each core")
        ->check(CLI::Range(0, 1024))
        ->type_name("N");
    command.add_flag("--verbose", line.common.verbose, "Say more on standard error");
    command.option_defaults()->group("Options");
    return command;
}

}  // namespace app

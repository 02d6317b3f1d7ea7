#pragma once

#include "app/cli/command_line.h"

namespace app {

/// `carpus model`: the installed models, which of them is used, and which were before. See addInspectCommand() and the
/// other commands for how it is added.
void addModelCommand(CLI::App& program, CommandLine& line);

}  // namespace app

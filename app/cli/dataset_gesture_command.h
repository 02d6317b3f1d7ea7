#pragma once

#include "app/cli/command_line.h"

namespace app {

/// `carpus dataset gesture`: the gestures that a data set adds to the twelve.
void addDatasetGesture(CLI::App& dataset, CommandLine& line);

}  // namespace app

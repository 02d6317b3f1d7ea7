#pragma once

#include <nlohmann/json_fwd.hpp>

#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "core/types/preflight_report.h"
#include "core/types/training_config.h"

namespace app {

/// What `carpus train --preflight` says.
nlohmann::ordered_json preflightJson(const core::PreflightReport& report);
void printPreflight(Console& console, const core::PreflightReport& report);

/// Every setting of a recipe with its meaning and its value in `config`: what `carpus train --settings` says, one line
/// of JSON for each where that is wanted.
void tellSettings(const core::TrainingConfig& config, JsonLines& json, Console& console);

}  // namespace app

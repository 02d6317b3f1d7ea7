#pragma once

#include <stop_token>

#include "core/types/preflight_report.h"
#include "core/types/training_config.h"

namespace app {

/// Warns of the data set's own gestures that the present model takes for others: the model that the training begins
/// with, else the active one. Looks at some clips of each, in seconds. Throws core::Error where the list of own
/// gestures or the model cannot be read.
void noteLikeness(const core::TrainingConfig& config, core::PreflightReport& report, const std::stop_token& stop);

}  // namespace app

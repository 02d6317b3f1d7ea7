#pragma once

#include "core/types/preflight_report.h"
#include "core/types/training_config.h"
#include "training/cost_trial.h"

namespace training {

/// Looks at the configured data and takes a short trial of the training, in seconds; nothing is written. Trouble that
/// would end the training becomes a problem in the report, with what to do; only a broken recipe throws.
core::PreflightReport preflight(const core::TrainingConfig& config, const MemoryProbe& probe = {});

}  // namespace training

#pragma once

#include "core/types/training_config.h"

namespace training {

/// What an optimizer step is taken with.
struct StepRates {
    double lr = 0;
    double momentum = 0.9;  ///< beta1 of Adam, the momentum of SGD
};

/// The rates at `step` of `totalSteps`: the warm-up, linear from warmupStart * lr, then the schedule.
StepRates ratesAt(const core::OptimizerConfig& config, int step, int totalSteps);

/// Optimizer steps of all stages together.
int totalSteps(const core::TrainingConfig& config);
/// The clip side at `step`.
int clipSize(const core::TrainingConfig& config, int step);

}  // namespace training

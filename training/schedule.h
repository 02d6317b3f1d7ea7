#pragma once

#include "core/types/training_config.h"

namespace training {

/// The learning rate at `step` of `totalSteps`: linear warm-up, then half a cosine down to finalLr * lr.
double learningRate(const core::OptimizerConfig& config, int step, int totalSteps);

/// Optimizer steps of all stages together.
int totalSteps(const core::TrainingConfig& config);
/// The clip side at `step`.
int clipSize(const core::TrainingConfig& config, int step);

}  // namespace training

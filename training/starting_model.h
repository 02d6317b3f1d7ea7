#pragma once

#include "core/types/training_config.h"
#include "model/checkpoint.h"

namespace training {

/// What a training begins with: the weights of config.initialise, or random ones of config.preset; seeds the random
/// numbers first. Throws Error (bad usage) when both are given and do not fit each other.
model::LoadedModel startingModel(const core::TrainingConfig& config);

}  // namespace training

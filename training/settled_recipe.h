#pragma once

#include "core/types/model_config.h"
#include "core/types/training_config.h"

namespace training {

/// Fills in what a recipe leaves to the model and to the data: the steps of its epochs, shared among the stages as
/// their own steps are, and the rule of sampling. An epoch is as many whole steps as the training clips give, and at
/// least one.
core::TrainingConfig settledRecipe(const core::TrainingConfig& recipe, const core::ModelConfig& model,
                                   int trainingClips);

}  // namespace training

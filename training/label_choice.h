#pragma once

#include "core/types/label_set.h"
#include "core/types/training_config.h"

namespace training {

/// The classes that the recipe's `labels` asks for: those of `model` where it is empty, those of the labelled clips for
/// "data" (gestures first, with those that a mirror makes of others, then words; numbers from 0 to the highest), else a
/// comma-separated list. Gestures keep their mirror images, all other classes are their own. Throws Error (bad usage)
/// for fewer than two and for doubles.
core::LabelSet chosenLabels(const core::TrainingConfig& config, const core::LabelSet& model);

}  // namespace training

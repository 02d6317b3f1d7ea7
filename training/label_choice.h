#pragma once

#include <string>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/training_config.h"

namespace training {

/// Classes with the mirror images that are known: those of the twelve gestures and of `none`.
core::LabelSet labelsNamed(const std::vector<std::string>& names);

/// The classes that the recipe's `labels` asks for: those of `model` where it is empty, those of the labelled clips for
/// "data" (gestures first, with those that a mirror makes of others, then words; numbers from 0 to the highest), else a
/// comma-separated list. Throws Error (bad usage) for fewer than two, for doubles and for a gesture without its mirror
/// image.
core::LabelSet chosenLabels(const core::TrainingConfig& config, const core::LabelSet& model);

}  // namespace training

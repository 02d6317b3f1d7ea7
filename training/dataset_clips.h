#pragma once

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"

namespace training {

/// Clips of one part of a data set folder, decoded to `size` pixels square with config.simulate.marginS of footage
/// around each gesture where there is any. People are kept apart:
///   Train              the train split without the people held out for validation
///   Validation         the validation split; where that is missing, config.validationSubjects of the train split, or
///                      the last tenth of its people
///   CrossSubject       test clips in scenes that occur in training, or of unknown scene
///   CrossSceneSubject  test clips in scenes that do not
/// A data set with a validation but no test split (such as MuWiGes' own lists) is tested with the former. Throws Error
/// for a part without clips, and from `make` for a file that cannot be decoded.
ClipMaker datasetClips(const core::DataConfig& config, const core::LabelSet& labels, core::DataPart part, int size);

}  // namespace training

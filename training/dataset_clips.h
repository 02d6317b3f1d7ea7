#pragma once

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"

namespace training {

/// Clips of one part of a data set in any layout (core/dataset/labelled_clips.h), decoded to `size` pixels square with
/// config.simulate.marginS of footage around each gesture where there is any:
///   Train              the train split without what is held out for validation
///   Validation         the validation split; where that is missing, config.validationSubjects of the train split, or
///                      the last tenth of its people; of a single person, and where people are not known, every tenth
///                      clip
///   CrossSubject       test clips in scenes that occur in training, or of unknown scene
///   CrossSceneSubject  test clips in scenes that do not
/// A data set that was never split is trained on as a whole, but for what is held out.
/// A data set with a validation but no test split (such as MuWiGes' own lists) is tested with the former. Throws Error
/// for a part without clips, for training clips of one class only and for labels that are none of `labels`; `make`
/// throws for what cannot be decoded or is too short, which a pool leaves out.
ClipMaker datasetClips(const core::DataConfig& config, const core::LabelSet& labels, core::DataPart part, int size);

}  // namespace training

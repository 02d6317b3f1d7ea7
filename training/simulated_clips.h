#pragma once

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"

namespace training {

/// Clips of one part of a simulated data set, `size` pixels square. Validation and test keep the same people and
/// scenes whatever the size.
ClipMaker simulatedClips(const core::DataConfig& data, const core::LabelSet& labels, core::DataPart part, int size);

}  // namespace training

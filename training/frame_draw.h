#pragma once

#include <vector>

#include "core/types/model_config.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"
#include "training/sampling.h"

namespace training {

/// The rule by which training draws frames, and how far apart they are where it counts frames: what the recipe says, or
/// where that is nothing, the model's own.
core::SamplingChoice settledSampling(const core::SamplingChoice& wanted, const core::Preprocessing& model);

/// `count` indices of pooled frames between the exact bounds of the labelled stretch, drawn by a rule of sampling.h.
/// The rule counts the frames of the recording; the kept one that lies there stands for each. Not for
/// SamplingRule::Model and Segments.
std::vector<int> drawByRule(const PoolClipInfo& info, int pooledFrames, const core::SamplingChoice& choice, int count,
                            SamplingRandom& random);

/// The same as evaluation sees the clip: by the model's own rule, nothing random. Also for WholeGesture.
std::vector<int> plainFrames(const PoolClipInfo& info, int pooledFrames, const core::Preprocessing& rule, int count);

}  // namespace training

#pragma once

#include <stop_token>
#include <vector>

#include "core/types/model_config.h"
#include "model/timesformer.h"
#include "training/clip_pool.h"
#include "training/compute.h"
#include "training/trainer.h"

namespace training {

/// What a network answers to every clip of a pool.
struct PoolAnswers {
    std::vector<std::vector<float>> logits;  ///< one row for each clip
    std::vector<int> truth;                  ///< LabelSet indices
};

/// Runs the network (in evaluation mode, on the compute's device) over the whole pool at `size` pixels. Returns early
/// with the clips so far when stopped.
PoolAnswers answersFor(ClipPool& pool, model::TimeSformer& network, const core::ModelConfig& config,
                       const Compute& compute, int size, const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace training

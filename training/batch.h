#pragma once

#include <torch/torch.h>

#include <vector>

#include "training/clip_draw.h"
#include "training/clip_pool.h"

namespace training {

/// Clips for one step of training or evaluation, on the CPU.
struct Batch {
    torch::Tensor clips;    ///< uint8 [B, T, size, size, 3]
    torch::Tensor labels;   ///< int64 [B]
    torch::Tensor wrist;    ///< float [B, T, 2], x and y of the wrist at each frame, mirrored with the picture
    torch::Tensor known;    ///< float [B], 1 where `wrist` is known
    torch::Tensor places;   ///< float [B, T, K, 2], where the world is, see trackMotion(); may be undefined
    torch::Tensor partner;  ///< int64 [B], label of the clip mixed in; undefined where nothing is mixed
    torch::Tensor share;    ///< float [B], of `labels` against `partner`
};

/// The same batch with its tensors there.
Batch onDevice(const Batch& batch, const torch::Device& device);

/// Cuts and changes the drawn clips on all tensor threads, with `trackSteps` places of the world for each frame.
/// `draws` must not be empty and have equal frame counts.
Batch makeBatch(ClipPool& pool, const std::vector<ClipDraw>& draws, int size, int trackSteps = 1);

}  // namespace training

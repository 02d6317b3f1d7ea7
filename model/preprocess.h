#pragma once

#include <torch/torch.h>

#include <span>

#include "core/types/clip.h"
#include "core/types/model_config.h"

namespace model {

/// The one way from pixels to the network's input, for training and live use alike: uint8 clips [B,T,H,W,3] become
/// normalised float [B,3,T,H,W] on the device that the clips are on. Frames are already square-fitted.
torch::Tensor preprocess(const torch::Tensor& clips, const core::ModelConfig& config);

/// Where the world was on the way to the frames of clips as the configuration wants them, as trackMotion() takes it:
/// [B*T, any, 2], not a number for clips that do not tell. Those that tell have as many places as each other.
torch::Tensor placesOf(std::span<const core::Clip> clips, const core::ModelConfig& config);

}  // namespace model

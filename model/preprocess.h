#pragma once

#include <torch/torch.h>

#include "core/types/model_config.h"

namespace model {

/// The one way from pixels to the network's input, for training and live use alike: uint8 clips [B,T,H,W,3] become
/// normalised float [B,3,T,H,W] on the device that the clips are on. Frames are already square-fitted.
torch::Tensor preprocess(const torch::Tensor& clips, const core::ModelConfig& config);

}  // namespace model

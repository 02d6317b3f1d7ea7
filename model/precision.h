#pragma once

#include <torch/torch.h>

#include "core/types/inference_config.h"

namespace model {

/// The device that was asked for; Auto is the GPU where there is one. Throws core::Error where it is not there.
torch::Device torchDevice(core::Device wanted);
/// "CPU" or the graphics processor's own name.
std::string deviceLabel(const torch::Device& device);

/// Element types worth trying for inference on the device, the safest first; exactly one when the choice is forced.
/// Throws core::Error for a type that the device cannot run.
std::vector<torch::ScalarType> precisionCandidates(core::Precision wanted, const torch::Device& device);
/// "fp32", "bf16", "fp16".
std::string precisionLabel(torch::ScalarType type);

}  // namespace model

#pragma once

#include <torch/torch.h>

#include <string>
#include <vector>

#include "core/types/inference_config.h"

namespace model {

/// The device that was asked for; Auto is the GPU where there is one. Throws core::Error where it is not there.
torch::Device torchDevice(core::Device wanted);
/// "CPU" or the graphics processor's own name.
std::string deviceLabel(const torch::Device& device);

/// What a network calculates with.
struct Arithmetic {
    torch::ScalarType type = torch::kFloat32;
    bool int8 = false;  ///< linear layers in 8 bits, everything else in `type`
};

/// Arithmetics worth trying for inference on the device, the safest first; exactly one when the choice is forced.
/// Throws core::Error for one that the device cannot run.
std::vector<Arithmetic> arithmeticCandidates(core::Precision wanted, const torch::Device& device);
/// "fp32", "bf16", "fp16", "int8".
std::string arithmeticLabel(const Arithmetic& arithmetic);

}  // namespace model

#pragma once

#include <torch/torch.h>

#include "core/types/training_config.h"

namespace training {

/// Where and how the arithmetic runs.
struct Compute {
    torch::Device device = torch::kCPU;
    bool bf16 = false;  ///< matrix products and convolutions in bf16; weights and sums stay 32 bit
};

/// Chooses as the config asks and sets the number of tensor threads. Throws Error (bad usage) for a device that is not
/// there.
Compute chooseCompute(const core::TrainingConfig& config);

}  // namespace training

#pragma once

#include <torch/torch.h>

#include "core/types/training_config.h"

namespace training {

/// Where and how the arithmetic runs.
struct Compute {
    torch::Device device = torch::kCPU;
    /// Of matrix products and convolutions; weights and sums stay 32 bit.
    torch::ScalarType type = torch::kFloat;

    bool mixed() const { return type != torch::kFloat; }
    /// fp16 has too few exponents for gradients.
    bool scalesLoss() const { return type == torch::kHalf; }
};

/// Chooses as the config asks and sets the number of tensor threads. The processes on one computer, of which this is
/// number `localRank`, take its GPUs in turn. Throws Error (bad usage) for a device or a precision that is not there.
Compute chooseCompute(const core::TrainingConfig& config, int localRank = 0);

}  // namespace training

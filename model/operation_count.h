#pragma once

#include <cstdint>

#include "core/types/model_config.h"

namespace model {

/// Multiply-adds for one clip, half of the floating point operations: convolutions, linear layers and the products of
/// attention.
struct OperationCount {
    std::int64_t plain = 0;   ///< of the network as it is trained
    std::int64_t needed = 0;  ///< of what the inference engine still computes, with all its savings
};

/// Counted from the architecture, without building it.
OperationCount countOperations(const core::ModelConfig& config);

}  // namespace model

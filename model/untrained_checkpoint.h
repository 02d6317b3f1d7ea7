#pragma once

#include <cstdint>
#include <string>

#include "core/types/model_config.h"

namespace model {

/// Writes a checkpoint of random weights: for measuring how fast an architecture is, and for tests. The same seed gives
/// the same weights. Throws core::Error.
void saveUntrainedCheckpoint(const std::string& path, const core::ModelConfig& config, std::uint64_t seed);

}  // namespace model

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/types/model_config.h"

namespace model {

using Shape = std::vector<std::int64_t>;

/// Values about the camera's motion that each frame's tokens get; see cameraMotion() and trackMotion().
constexpr std::int64_t motionValues(std::int64_t trackSteps) { return 4 * trackSteps + 1; }

/// Output channels of the four stride-2 convolutions of a convolutional stem.
std::vector<std::int64_t> stemWidths(const core::ModelConfig& config);

/// Throws core::Error (bad usage) for a configuration that cannot be built or is absurdly large.
void checkConfig(const core::ModelConfig& config);

/// Name and shape of every trained tensor of the architecture, known without building it.
std::map<std::string, Shape> parameterShapes(const core::ModelConfig& config);

/// The running statistics of the convolutional stem's normalisations; empty for a linear stem.
std::map<std::string, Shape> statisticShapes(const core::ModelConfig& config);

/// Number of values in a tensor of that shape.
std::int64_t valueCount(const Shape& shape);

}  // namespace model

#pragma once

#include <string>

#include "core/types/inference_config.h"

namespace model {

/// What the device reaches in one large matrix product of that precision, floating point operations per second: the
/// best of a few, with the threads that tensor work has now. "int8" is a linear layer in 8 bits. Takes about a second,
/// and smaller products where those already take long.
double matrixRate(core::Device device, const std::string& precision);

}  // namespace model

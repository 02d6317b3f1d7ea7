#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/types/model_config.h"

namespace model {

/// Names of all presets, the default for a GPU first.
std::vector<std::string> presetNames();

/// The architecture of that name, with its own labels and sampling. Throws core::Error (bad usage) for unknown names.
core::ModelConfig preset(std::string_view name);

}  // namespace model

#pragma once

#include <string>

#include "core/types/model_config.h"
#include "model/import/layouts.h"

namespace model {

/// The architecture that named tensors have, and what the files beside them say of labels, pixels and sampling: a
/// config.json and preprocessor_config.json of Hugging Face in `folder`, the "cfg" text of the original. Throws
/// core::Error where these contradict the tensors.
core::ModelConfig foreignConfig(const TensorArchive& archive, const NamedTensors& named, const std::string& folder);

}  // namespace model

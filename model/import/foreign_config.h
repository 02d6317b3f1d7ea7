#pragma once

#include <string>

#include "core/types/model_config.h"
#include "model/import/layouts.h"

namespace model {

/// The architecture that named tensors have, and what the files beside them say of labels, pixels and sampling: a
/// config.json and preprocessor_config.json of Hugging Face in `folder`, the "cfg" text of the original. Throws
/// core::Error where these contradict the tensors.
core::ModelConfig foreignConfig(const TensorArchive& archive, const NamedTensors& named, const std::string& folder);

/// The "cfg" of the original beside its tensors: the YAML text of the training. Empty where there is none.
std::string trainingText(const TensorArchive& archive);
/// Whether that training read lists of frames (Something-Something V2), blue before red.
bool isOfFrameLists(const std::string& cfg);
/// Whether the tensors are a ViT of pictures, to which attention over time is to be added.
bool isPictureNetwork(const NamedTensors& named, const std::string& cfg);

}  // namespace model

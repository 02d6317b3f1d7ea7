#pragma once

#include <string>

namespace model {

/// Writes a checkpoint's weights for other programs. Both throw core::Error where the network has parts that the layout
/// does not know: a convolutional stem, motion tokens, another attention scheme.

/// A folder that Hugging Face's TimesformerForVideoClassification loads: model.safetensors, config.json and
/// preprocessor_config.json.
void exportHuggingFace(const std::string& checkpoint, const std::string& folder);

/// One safetensors file with the names of the original state_dict.
void exportStateDict(const std::string& checkpoint, const std::string& file);

}  // namespace model

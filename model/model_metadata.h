#pragma once

#include <string>

#include "core/types/model_config.h"
#include "model/checkpoint_notes.h"

namespace model {

/// The key of the safetensors metadata under which a checkpoint's description stands.
inline constexpr const char* kDescriptionKey = "carpus";

/// Architecture, labels, preprocessing, sampling and notes as one JSON text.
std::string describe(const core::ModelConfig& config, const CheckpointNotes& notes);

struct Description {
    core::ModelConfig config;
    CheckpointNotes notes;
};

/// The inverse of describe(). Throws core::Error for anything but a complete description of a possible network.
Description parseDescription(const std::string& text);

}  // namespace model

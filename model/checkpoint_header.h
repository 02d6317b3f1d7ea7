#pragma once

#include <string>

#include "core/types/model_config.h"
#include "model/checkpoint_notes.h"
#include "model/safetensors.h"

namespace model {

/// A checkpoint whose header was read and agrees with the architecture that it names; no weights read yet.
struct CheckpointHeader {
    SafetensorsReader file;
    core::ModelConfig config;
    CheckpointNotes notes;
    Storage storage = Storage::Float32;
};

/// Throws core::Error for a file that is no checkpoint, and for missing, unexpected or misshapen tensors.
CheckpointHeader readCheckpointHeader(const std::string& path);

}  // namespace model

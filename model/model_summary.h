#pragma once

#include <cstdint>
#include <string>

#include "core/types/model_config.h"
#include "model/checkpoint_notes.h"

namespace model {

/// What `carpus inspect` shows of a checkpoint.
struct ModelSummary {
    core::ModelConfig config;
    CheckpointNotes notes;
    Storage storage = Storage::Float32;
    std::int64_t parameters = 0;  ///< trained values; running statistics of normalisations are not counted
    std::uint64_t fileBytes = 0;
};

/// Reads only the header of the file and checks it as loading does. Throws core::Error.
ModelSummary readModelSummary(const std::string& path);

}  // namespace model

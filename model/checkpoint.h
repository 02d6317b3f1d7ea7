#pragma once

#include <string>

#include "core/types/model_config.h"
#include "model/checkpoint_notes.h"
#include "model/timesformer.h"

namespace model {

struct LoadedModel {
    core::ModelConfig config;
    TimeSformer network{nullptr};  ///< on the CPU, 32 bit, in evaluation mode
    CheckpointNotes notes;
};

/// Writes parameters, running statistics, configuration and notes to one safetensors file. The file appears under its
/// name only when complete and synced. The network may be on any device and in any floating point type.
void saveCheckpoint(const std::string& path, const TimeSformer& network, const core::ModelConfig& config,
                    const CheckpointNotes& notes, Storage storage = Storage::Float32);

/// Where the weights of a loaded network lie.
enum class WeightMemory {
    Own,     ///< in memory of their own
    Mapped,  ///< in the file where its type allows: read-only, and only until the file is shortened in place
};

/// Checks the whole header against the architecture before any tensor is allocated. Throws core::Error naming the
/// file, what is wrong with it and what to do.
LoadedModel loadCheckpoint(const std::string& path, WeightMemory memory = WeightMemory::Own);

}  // namespace model

#pragma once

#include <map>
#include <string>

namespace model {

/// What a checkpoint tells about its own making, beside the architecture.
struct CheckpointNotes {
    std::map<std::string, std::string> provenance;  ///< "recipe", "data", "seed", "epochs", "program", ...
    std::map<std::string, double> metrics;          ///< "cross-subject top1", ...; rates between 0 and 1
};

/// How the floating point tensors of a file are stored. Loading always gives 32-bit tensors.
enum class Storage { Float32, Float16, BFloat16 };

}  // namespace model

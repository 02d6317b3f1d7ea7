#pragma once

#include <optional>
#include <string>

#include "training/named_tensors.h"

namespace training {

/// What a stopped run needs to go on exactly where it was.
struct TrainingState {
    std::string recipe;  ///< everything that must be the same again
    int step = 0;        ///< steps finished
    int validated = 0;   ///< the step of the last validation
    int worse = 0;       ///< validations since the best one
    double bestTop1 = -1;
    NamedTensors tensors;
};

/// Writes the state so that `path` is either the old file or the complete new one, whenever the process dies.
void saveTrainingState(const std::string& path, const TrainingState& state);

/// Empty when there is no such file. Throws Error for a damaged file.
std::optional<TrainingState> loadTrainingState(const std::string& path);

}  // namespace training

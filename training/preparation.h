#pragma once

#include <stop_token>

#include "core/types/training_config.h"
#include "training/trainer.h"

namespace training {

/// Makes the clips that runTraining() would wait for before its first step, and leaves them in the cache, where it
/// finds them. Another process may train meanwhile, and one that is killed leaves whole clips. Calls `progress` from
/// this thread. Throws Error as runTraining() does; also when stopped.
void prepareTraining(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop);

}  // namespace training

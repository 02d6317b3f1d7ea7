#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "core/types/error.h"
#include "core/types/model_config.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"
#include "training/trainer.h"

namespace training {

/// Where the decoded clips are kept.
std::string cacheFolder(const core::DataConfig& data);

/// Which clips of a part are made at once.
enum class Filling {
    All,
    Recordings,  ///< simulated ones beside recordings wait until they are needed
};

/// The clips of one part of the configured data, made ready: simulated, or read from a data set on disk. Training clips
/// are kept at config.data.size, all others at exactly the model's size. Reports `Prepare`. Throws Error; also when
/// stopped before the clips are complete.
std::unique_ptr<ClipPool> openPart(const core::TrainingConfig& config, const core::ModelConfig& modelConfig,
                                   core::DataPart part, const ProgressSink& progress, std::stop_token stop,
                                   Filling filling = Filling::All);

/// Makes the clips that openPart() left for later. Reports `Prepare`. Returns early when stopped.
void completePart(ClipPool& pool, const core::TrainingConfig& config, const ProgressSink& progress,
                  std::stop_token stop);

/// What is thrown by those who were stopped before their clips were complete.
core::Error stoppedWhileMaking();

/// How many threads make clips.
int clipThreads(const core::TrainingConfig& config);

}  // namespace training

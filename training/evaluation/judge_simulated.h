#pragma once

#include <stop_token>

#include "training/evaluation/evaluation_request.h"
#include "training/evaluation/judged_clip.h"
#include "training/trainer.h"

namespace training {

/// Shows the checkpoint the clips of one part of the recipe's simulated data. Reports `Prepare` while clips are made,
/// then `Step` with clips done. Throws Error for a bad checkpoint, and for several views, which only recordings have; a
/// stopped evaluation throws too.
Judgement judgeSimulated(const core::TrainingConfig& config, const EvaluationRequest& request,
                         const ProgressSink& progress, std::stop_token stop);

}  // namespace training

#pragma once

#include <functional>
#include <stop_token>

#include "core/types/clip.h"
#include "core/types/model_config.h"
#include "training/evaluation/evaluation_request.h"
#include "training/evaluation/judged_clip.h"

namespace training {

/// Gives the frames of a judged clip again, as its network saw them: of several views, the clip in the middle and its
/// central crop. Throws Error where the recording cannot be read any more.
using ClipShower = std::function<core::Clip(const JudgedClip&)>;

/// For clips of the simulator, or recordings, as the recipe says.
ClipShower showClips(const core::TrainingConfig& config, const EvaluationRequest& request,
                     const core::ModelConfig& model, std::stop_token stop);

}  // namespace training

#pragma once

#include <cstddef>
#include <stop_token>
#include <string>
#include <vector>

#include "core/types/image.h"
#include "training/evaluation/evaluator.h"

namespace training {

/// A judged clip as its model saw it.
struct ClipPicture {
    std::size_t clip = 0;  ///< index into the report's clips
    core::Image strip;     ///< up to eight of its frames side by side; below, the same with where the network looked
};

/// The clips to look at: the surest mistakes, then the right answers that were least sure; at most `count`.
std::vector<std::size_t> worstClips(const EvaluationReport& report, std::size_t count);

/// Draws clips of a report on `request` again; those that cannot be read any more are left out, and all of them in a
/// build without media. Throws Error for a bad checkpoint, and when stopped.
std::vector<ClipPicture> drawClips(const core::TrainingConfig& config, const EvaluationRequest& request,
                                   const EvaluationReport& report, const std::vector<std::size_t>& clips,
                                   std::stop_token stop);

}  // namespace training

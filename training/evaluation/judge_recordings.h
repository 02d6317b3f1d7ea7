#pragma once

#include <map>
#include <stop_token>
#include <string>

#include "core/capture/video_reader.h"
#include "training/evaluation/evaluation_request.h"
#include "training/evaluation/judged_clip.h"
#include "training/trainer.h"

namespace training {

/// Shows the checkpoint the recordings of one part of a data set folder, sampled and resized as its preprocessing says:
/// just what `carpus classify` does with a file. A recording that cannot be read is reported among the failed. Reports
/// `Step` with recordings done. Throws Error for a bad checkpoint, a part without clips and a label that the model does
/// not know; a stopped evaluation throws too.
Judgement judgeRecordings(const core::TrainingConfig& config, const EvaluationRequest& request,
                          const ProgressSink& progress, std::stop_token stop);

/// The people of a data set, with their labelled clips counted. Throws Error (bad usage) for clips of nobody.
std::map<std::string, int> clipsByPerson(const core::TrainingConfig& config);

/// Hands over the frames of a clip's file within its bounds. Throws Error as core::readFrames does, and in a build
/// without videos.
core::ReadReport readRecording(const JudgedClip& clip, const core::FrameVisitor& visitor, std::stop_token stop);

}  // namespace training

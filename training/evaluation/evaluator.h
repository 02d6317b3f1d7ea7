#pragma once

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "training/evaluation/bootstrap.h"
#include "training/evaluation/evaluation_request.h"
#include "training/evaluation/judged_clip.h"
#include "training/evaluation/metrics.h"
#include "training/evaluation/open_set.h"
#include "training/evaluation/tally.h"
#include "training/trainer.h"

namespace training {

/// Where a score may lie for other people: 95 %, by resampling the people of the test.
struct ScoreIntervals {
    Interval top1;
    Interval top5;
    Interval macroF1;
};

/// How a checkpoint does on one part of the data.
struct EvaluationReport {
    std::string model;  ///< path of the checkpoint
    core::DataPart part = core::DataPart::CrossSubject;
    core::LabelSet labels;
    Metrics metrics;
    std::optional<ScoreIntervals> intervals;  ///< empty where fewer than two people are known
    std::optional<OpenSet> openSet;           ///< where it was asked for
    std::vector<JudgedClip> clips;
    std::vector<FailedClip> failed;
};

/// Runs the checkpoint over the validation people or the test people of the recipe: simulated clips, or recordings as
/// `carpus classify` would judge them. Reports `Prepare` while clips are made, then `Step` with clips done. Throws
/// Error for a bad checkpoint, or labels that the data does not have; a stopped evaluation throws too.
EvaluationReport evaluate(const core::TrainingConfig& config, const EvaluationRequest& request,
                          const ProgressSink& progress = {}, std::stop_token stop = {});

/// Scores what was judged.
EvaluationReport reportOf(const EvaluationRequest& request, Judgement judgement);

/// The clips of each person added up, by name.
std::map<std::string, Tally> tallyByPerson(const EvaluationReport& report);

}  // namespace training

#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "training/metrics.h"
#include "training/trainer.h"

namespace training {

/// How a checkpoint does on one part of the data.
struct EvaluationReport {
    std::string model;  ///< path of the checkpoint
    core::DataPart part = core::DataPart::CrossSubject;
    core::LabelSet labels;
    Metrics metrics;
};

/// Runs the checkpoint over the validation people or the test people of the recipe. Reports `Prepare` while clips are
/// made, then `Step` with clips done. Throws Error for a bad checkpoint, or labels that the data does not have; a
/// stopped evaluation throws too.
EvaluationReport evaluate(const core::TrainingConfig& config, const std::string& modelPath, core::DataPart part,
                          const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace training

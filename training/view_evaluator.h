#pragma once

#include <stop_token>
#include <string>

#include "core/types/training_config.h"
#include "training/evaluator.h"
#include "training/views.h"

namespace training {

/// Runs the checkpoint over the recordings of one part of a data set folder, each judged by views as the checkpoint's
/// preprocessing says. Reports `Step` with recordings done. Throws Error as evaluate() does, and for data that are no
/// recordings on disk.
EvaluationReport evaluateByViews(const core::TrainingConfig& config, const std::string& modelPath, core::DataPart part,
                                 const ViewPlan& plan, const ProgressSink& progress = {}, std::stop_token stop = {});

}  // namespace training

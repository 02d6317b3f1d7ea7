#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "training/evaluation/evaluator.h"

namespace training {

/// A group of people who were held out, and how the model does on all their clips.
struct Fold {
    std::vector<std::string> people;
    EvaluationReport report;
};

struct CrossValidation {
    std::vector<Fold> folds;
    EvaluationReport pooled;  ///< all clips of all folds, each judged once
};

/// A score over the folds.
struct Spread {
    double mean = 0;
    double deviation = 0;  ///< of the sample; 0 for one fold
};
Spread spreadOf(const std::vector<double>& values);

struct FoldOptions {
    int folds = 5;               ///< groups of people; 0 = each alone
    ProgressSink training = {};  ///< what the trainings report
    ProgressSink judging = {};   ///< what the evaluations report
};

/// Holds out the people of a data set group by group. Without `request.model` each fold's
/// model is trained as configured on the other people, in config.output/fold-1 and so on: a stopped call goes on where
/// it was. Else that model is judged. Throws Error (bad usage) for simulated data, and for too few people; when stopped
/// too.
CrossValidation crossValidate(const core::TrainingConfig& config, const EvaluationRequest& request,
                              const FoldOptions& options, std::stop_token stop);

}  // namespace training

#include "training/evaluation/cross_validation.h"

#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "core/types/error.h"
#include "training/evaluation/folds.h"
#include "training/evaluation/judge_recordings.h"

namespace training {
namespace {

std::string listed(const std::vector<std::string>& people) {
    std::string text;
    for (const std::string& person : people) text += (text.empty() ? "" : ",") + person;
    return text;
}

/// The model for a fold: the one that was asked for, else trained without its people.
std::string modelFor(const core::TrainingConfig& config, const std::string& given, const ProgressSink& progress,
                     std::stop_token stop) {
    if (!given.empty()) return given;
    const TrainingOutcome outcome = runTraining(config, progress, stop);
    if (!outcome.finished)
        throw core::Error("Stopped at step " + std::to_string(outcome.step) + " of " + config.output +
                          "; the same command goes on from there.");
    return outcome.modelPath;
}

void append(Judgement& all, const EvaluationReport& report) {
    if (all.labels.names.empty()) all.labels = report.labels;
    if (all.labels.names != report.labels.names)
        throw core::Error(
            "The models of two folds have different classes, so that their clips cannot be counted "
            "together. Name the classes in the recipe.");
    std::copy(report.clips.begin(), report.clips.end(), std::back_inserter(all.clips));
    std::copy(report.failed.begin(), report.failed.end(), std::back_inserter(all.failed));
}

}  // namespace

Spread spreadOf(const std::vector<double>& values) {
    Spread spread;
    for (const double value : values) spread.mean += value / double(values.size());
    if (values.size() < 2) return spread;
    for (const double value : values) spread.deviation += (value - spread.mean) * (value - spread.mean);
    spread.deviation = std::sqrt(spread.deviation / double(values.size() - 1));
    return spread;
}

CrossValidation crossValidate(const core::TrainingConfig& config, const EvaluationRequest& request,
                              const FoldOptions& options, std::stop_token stop) {
    if (config.data.source == "simulate")
        throw core::Error(
            "People are held out in turn from a data set on disk; set data.source to its folder. Of simulated people "
            "there are always new ones: use --part.",
            core::Error::Kind::BadUsage);
    CrossValidation result;
    Judgement all;
    for (const std::vector<std::string>& people : planFolds(clipsByPerson(config), options.folds)) {
        core::TrainingConfig fold = config;
        fold.data.testSubjects = listed(people);
        fold.output = config.output + "/fold-" + std::to_string(result.folds.size() + 1);
        EvaluationRequest asked = request;
        asked.model = modelFor(fold, request.model, options.training, stop);
        result.folds.push_back({people, evaluate(fold, asked, options.judging, stop)});
        append(all, result.folds.back().report);
    }
    EvaluationRequest pooled = request;
    if (pooled.model.empty()) pooled.model = config.output;
    result.pooled = reportOf(pooled, std::move(all));
    return result;
}

}  // namespace training

#include "training/evaluator.h"

#include <utility>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "training/clip_parts.h"
#include "training/compute.h"
#include "training/pool_answers.h"

namespace training {

EvaluationReport evaluate(const core::TrainingConfig& config, const std::string& modelPath, core::DataPart part,
                          const ProgressSink& progress, std::stop_token stop) {
    const Compute compute = chooseCompute(config);
    model::LoadedModel loaded = model::loadCheckpoint(modelPath);
    const auto pool = openPart(config, loaded.config, part, progress, stop);
    loaded.network->to(compute.device);
    loaded.network->eval();
    const PoolAnswers answers =
        answersFor(*pool, loaded.network, loaded.config, compute, loaded.config.size, progress, stop);
    if (stop.stop_requested()) throw core::Error("The evaluation was stopped.");
    EvaluationReport report;
    report.model = modelPath;
    report.part = part;
    report.labels = loaded.config.labels;
    report.metrics = measure(answers.logits, answers.truth, report.labels, loaded.config.temperature);
    return report;
}

}  // namespace training

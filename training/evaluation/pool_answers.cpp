#include "training/evaluation/pool_answers.h"

#include <algorithm>

#include "model/preprocess.h"
#include "model/torch_compat.h"
#include "training/batch.h"

namespace training {

PoolAnswers answersFor(ClipPool& pool, model::TimeSformer& network, const core::ModelConfig& config,
                       const Compute& compute, int size, const ProgressSink& progress, std::stop_token stop) {
    constexpr int kBatch = 32;
    torch::NoGradGuard guard;
    PoolAnswers answers;
    for (int first = 0; first < pool.size() && !stop.stop_requested(); first += kBatch) {
        std::vector<ClipDraw> draws;
        for (int clip = first; clip < std::min(first + kBatch, pool.size()); ++clip) {
            draws.push_back(plainDraw(pool, clip, config.frames, config.preprocessing));
            answers.truth.push_back(draws.back().label);
        }
        const Batch batch = makeBatch(pool, draws, size, config.trackSteps);
        const model::AutocastScope autocast(compute.device.type(), compute.type, compute.mixed());
        const auto clips = model::preprocess(batch.clips.to(compute.device), config);
        const auto logits =
            network->forward(clips, batch.places.to(compute.device)).to(torch::kFloat).to(torch::kCPU).contiguous();
        const float* row = logits.data_ptr<float>();
        for (int64_t i = 0; i < logits.size(0); ++i, row += logits.size(1)) {
            answers.logits.emplace_back(row, row + logits.size(1));
        }
        TrainingProgress now;
        now.done = std::min(first + kBatch, pool.size());
        now.total = pool.size();
        if (progress) progress(now);
    }
    return answers;
}

}  // namespace training

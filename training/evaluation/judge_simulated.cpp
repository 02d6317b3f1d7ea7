#include "training/evaluation/judge_simulated.h"

#include <utility>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/softmax.h"
#include "training/clip_draw.h"
#include "training/clip_parts.h"
#include "training/compute.h"
#include "training/evaluation/pool_answers.h"

namespace training {

Judgement judgeSimulated(const core::TrainingConfig& config, const EvaluationRequest& request,
                         const ProgressSink& progress, std::stop_token stop) {
    if (!request.views.isSingle())
        throw core::Error(
            "Views are cut from recordings; set data.source to the folder of a data set, for example one "
            "that 'carpus simulate' makes.",
            core::Error::Kind::BadUsage);
    const Compute compute = chooseCompute(config);
    model::LoadedModel loaded = model::loadCheckpoint(request.model);
    const auto pool = openPart(config, loaded.config, request.part, progress, stop);
    loaded.network->to(compute.device);
    loaded.network->eval();
    PoolAnswers answers = answersFor(*pool, loaded.network, loaded.config, compute, loaded.config.size, progress, stop);
    if (stop.stop_requested()) throw core::Error("The evaluation was stopped.");
    Judgement judgement;
    judgement.labels = loaded.config.labels;
    for (int i = 0; i < pool->size(); ++i) {
        const PoolClipInfo& info = pool->info(i);
        JudgedClip clip;
        clip.path = "simulated/" + std::to_string(i);
        clip.subject = "person-" + std::to_string(info.subject);
        clip.durationS = double(info.endFrame - info.startFrame) / double(info.framesPerSecond);
        clip.frames = plainDraw(*pool, i, loaded.config.frames, loaded.config.preprocessing).frames;
        clip.label = info.label;
        clip.logits = std::move(answers.logits[std::size_t(i)]);
        clip.probabilities = model::softmax(clip.logits, loaded.config.temperature);
        judgement.clips.push_back(std::move(clip));
    }
    return judgement;
}

}  // namespace training

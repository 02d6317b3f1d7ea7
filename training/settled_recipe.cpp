#include "training/settled_recipe.h"

#include <algorithm>
#include <cmath>

#include "training/frame_draw.h"
#include "training/schedule.h"

namespace training {
namespace {

int stepsOf(double epochs, double stepsPerEpoch) { return std::max(1, int(std::lround(epochs * stepsPerEpoch))); }

void shareOut(std::vector<core::TrainingStage>& stages, int steps) {
    double before = 0;
    for (const auto& stage : stages) before += stage.steps;
    double wished = 0;
    int given = 0;
    for (auto& stage : stages) {
        wished += steps * stage.steps / before;
        stage.steps = int(std::lround(wished)) - given;
        given += stage.steps;
    }
    std::erase_if(stages, [](const auto& stage) { return stage.steps == 0; });
}

}  // namespace

core::TrainingConfig settledRecipe(const core::TrainingConfig& recipe, const core::ModelConfig& model,
                                   int trainingClips) {
    core::TrainingConfig settled = recipe;
    settled.sampling = settledSampling(recipe.sampling, model.preprocessing);
    const double perStep = double(recipe.batch) * recipe.accumulate;
    const double perEpoch = std::max(1.0, std::floor(trainingClips / perStep));
    if (recipe.epochs > 0) shareOut(settled.stages, stepsOf(recipe.epochs, perEpoch));
    if (recipe.evaluateEveryEpochs > 0) settled.evaluateEverySteps = stepsOf(recipe.evaluateEveryEpochs, perEpoch);
    if (recipe.optimizer.warmupEpochs > 0)
        settled.optimizer.warmupSteps = stepsOf(recipe.optimizer.warmupEpochs, perEpoch);
    return settled;
}

}  // namespace training

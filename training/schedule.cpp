#include "training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace training {

double learningRate(const core::OptimizerConfig& config, int step, int totalSteps) {
    if (step < config.warmupSteps) return config.lr * (step + 1) / config.warmupSteps;
    const double span = std::max(1, totalSteps - config.warmupSteps);
    const double progress = std::min(1.0, (step - config.warmupSteps) / span);
    const double falling = 0.5 * (1 + std::cos(std::numbers::pi * progress));
    return config.lr * (config.finalLr + (1 - config.finalLr) * falling);
}

int totalSteps(const core::TrainingConfig& config) {
    int steps = 0;
    for (const auto& stage : config.stages) steps += stage.steps;
    return steps;
}

int clipSize(const core::TrainingConfig& config, int step) {
    for (const auto& stage : config.stages) {
        if (step < stage.steps) return stage.size;
        step -= stage.steps;
    }
    return config.stages.back().size;
}

}  // namespace training

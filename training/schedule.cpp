#include "training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace training {
namespace {

/// Half a cosine from one value to the other, `progress` 0..1.
double eased(double from, double to, double progress) {
    return to + (from - to) * 0.5 * (1 + std::cos(std::numbers::pi * std::min(1.0, progress)));
}

/// The part of the highest rate that the step list says. Steps are compared in whole steps: 11/15 of 15 is 11.
double stepped(const core::OptimizerConfig& config, int step, int totalSteps) {
    double part = 1;
    for (const auto& each : config.lrSteps) {
        if (step >= std::lround(each.from * totalSteps)) part = each.lr;
    }
    return part;
}

StepRates oneCycle(const core::OptimizerConfig& config, double momentum, int step, int totalSteps) {
    constexpr double kRise = 0.3, kMomentumDip = 0.1;
    const int top = config.warmupSteps > 0 ? config.warmupSteps : int(std::lround(kRise * totalSteps));
    const double lowest = std::max(0.0, momentum - kMomentumDip);
    if (step < top) {
        const double progress = double(step) / top;
        return {config.lr * eased(config.warmupStart, 1, progress), eased(momentum, lowest, progress)};
    }
    const double progress = double(step - top) / std::max(1, totalSteps - 1 - top);
    return {config.lr * eased(1, config.finalLr, progress), eased(lowest, momentum, progress)};
}

}  // namespace

StepRates ratesAt(const core::OptimizerConfig& config, int step, int totalSteps) {
    const double momentum = config.kind == core::OptimizerKind::Sgd ? config.momentum : config.beta1;
    if (config.schedule == core::ScheduleKind::OneCycle) return oneCycle(config, momentum, step, totalSteps);
    const bool steps = config.schedule == core::ScheduleKind::Steps;
    if (step < config.warmupSteps) {
        const double top = steps ? stepped(config, config.warmupSteps, totalSteps) : 1;
        const double progress = double(step + 1) / config.warmupSteps;
        return {config.lr * (config.warmupStart + (top - config.warmupStart) * progress), momentum};
    }
    if (steps) return {config.lr * stepped(config, step, totalSteps), momentum};
    const double span = std::max(1, totalSteps - config.warmupSteps);
    return {config.lr * eased(1, config.finalLr, (step - config.warmupSteps) / span), momentum};
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

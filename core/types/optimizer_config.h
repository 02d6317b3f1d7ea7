#pragma once

#include <string>
#include <vector>

namespace core {

enum class OptimizerKind {
    AdamW,
    Adam,  ///< the decay is part of the gradient
    Sgd,
};

/// How the learning rate goes after the warm-up.
enum class ScheduleKind {
    Cosine,    ///< half a cosine down to finalLr
    Steps,     ///< constant between the lrSteps (steps_with_relative_lrs)
    OneCycle,  ///< half a cosine up, half a cosine down, and the momentum the other way round (Smith 2018)
};

/// From that part of the run on the rate is that part of the highest.
struct LrStep {
    double from = 0;  ///< 0..1 of all optimizer steps
    double lr = 1;
};

struct OptimizerConfig {
    OptimizerKind kind = OptimizerKind::AdamW;
    double lr = 6e-4;  ///< highest rate, reached at the end of the warm-up
    double weightDecay = 0.05;
    bool decayAll = false;  ///< also embeddings, biases and norms, as the published recipes do
    double layerDecay = 1;  ///< the rate of each block as a part of that of the block above it
    double beta1 = 0.9;
    double beta2 = 0.98;
    double momentum = 0.9;  ///< Sgd only
    bool nesterov = true;   ///< Sgd only
    double clipNorm = 1;    ///< gradients are scaled down to this norm; 0 = never
    ScheduleKind schedule = ScheduleKind::Cosine;
    int warmupSteps = 200;    ///< OneCycle takes 0 as 30 % of the run
    double warmupEpochs = 0;  ///< takes the place of the steps; 0 = does not
    double warmupStart = 0;   ///< part of `lr` where the warm-up begins
    double finalLr = 0.01;    ///< part of `lr` left at the end of the cosine
    std::vector<LrStep> lrSteps = {{0, 1}, {11.0 / 15, 0.1}, {14.0 / 15, 0.01}};  ///< of ScheduleKind::Steps
};

/// A large network that shows a small one what to answer.
struct DistillConfig {
    std::string teacher;       ///< its checkpoint; empty = none
    double weight = 0.7;       ///< of the teacher's answers; the labels get the rest
    double temperature = 3;    ///< both answers are softened by it
    double featureWeight = 0;  ///< of the difference between the class tokens
};

}  // namespace core

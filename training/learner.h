#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"
#include "core/types/training_config.h"
#include "model/timesformer.h"
#include "training/batch.h"
#include "training/compute.h"
#include "training/optimizer.h"
#include "training/trajectory_loss.h"
#include "training/weight_average.h"

namespace training {

/// What one step of learning showed.
struct StepResult {
    double loss = 0;            ///< cross entropy with label smoothing
    double trajectoryLoss = 0;  ///< 0 where it is off
    double top1 = 0;            ///< share of the clips answered rightly
    double gradientNorm = 0;
};

/// The arithmetic of training: network, auxiliary head, losses, optimizer and mean weights. One thread.
class Learner {
public:
    Learner(model::TimeSformer network, const core::ModelConfig& modelConfig, const core::TrainingConfig& config,
            const Compute& compute);

    /// One optimizer step over the batches (several = accumulation). Random choices depend on the seed and `step` only.
    StepResult learn(const std::vector<Batch>& batches, int step, double learningRate);

    /// Everything needed to go on exactly as if nothing had happened.
    NamedTensors state() const;
    void restore(const NamedTensors& state);

    /// The network with the mean weights, in evaluation mode, on the device.
    model::TimeSformer averaged() const;

private:
    struct Losses {
        torch::Tensor total, classes, trajectory, right;
    };
    Losses losses(const Batch& batch);

    core::ModelConfig m_modelConfig;
    core::TrainingConfig m_config;
    Compute m_compute;
    model::TimeSformer m_network;
    TrajectoryHead m_trajectory;
    Optimizer m_optimizer;
    WeightAverage m_average;
};

}  // namespace training

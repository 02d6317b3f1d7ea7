#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/types/model_config.h"
#include "core/types/training_config.h"
#include "model/timesformer.h"
#include "training/batch.h"
#include "training/compute.h"
#include "training/distillation.h"
#include "training/loss_scale.h"
#include "training/optimizer.h"
#include "training/process_group.h"
#include "training/trajectory_loss.h"
#include "training/weight_average.h"

namespace training {

/// What one step of learning showed, over all processes.
struct StepResult {
    double loss = 0;              ///< cross entropy with label smoothing
    double trajectoryLoss = 0;    ///< 0 where it is off
    double distillationLoss = 0;  ///< 0 without a teacher
    double top1 = 0;              ///< share of the clips answered rightly
    double gradientNorm = 0;
    bool moved = true;      ///< false: the gradients were not finite and the weights are as before
    bool diverged = false;  ///< ... and no smaller loss scale can help
};

/// The arithmetic of training: network, auxiliary heads, losses, optimizer and mean weights. One thread.
class Learner {
public:
    /// `group`, which must outlive the learner, shares the batches of each step. Throws Error for a teacher or a depth
    /// of freezing that do not fit.
    Learner(model::TimeSformer network, const core::ModelConfig& modelConfig, const core::TrainingConfig& config,
            const Compute& compute, ProcessGroup& group);

    /// One optimizer step over the batches of this process: numbers rank, rank + size, ... of all that the step has.
    /// Random choices depend on the seed, the step and the number of the batch only.
    StepResult learn(const std::vector<Batch>& batches, int step, const StepRates& rates);

    double lossScale() const { return m_lossScale.value(); }

    /// Everything needed to go on exactly as if nothing had happened.
    NamedTensors state() const;
    void restore(const NamedTensors& state);
    /// All processes of the group go on from the leader's state.
    void followLeader();

    /// The network with the mean weights, in evaluation mode, on the device.
    model::TimeSformer averaged() const;

private:
    struct Losses {
        torch::Tensor total;  ///< what is minimised
        torch::Tensor shown;  ///< [4]: classes, trajectory, distillation, share of right answers
    };
    Losses losses(const Batch& batch);
    torch::Tensor distilled(const Batch& batch, const torch::Tensor& logits, const torch::Tensor& cls);
    torch::Tensor backward(const std::vector<Batch>& batches, int step);
    void shareWithOthers(const torch::Tensor& shown);
    std::vector<std::pair<std::string, torch::nn::Module*>> modules();

    core::ModelConfig m_modelConfig;
    core::TrainingConfig m_config;
    Compute m_compute;
    ProcessGroup& m_group;
    model::TimeSformer m_network;
    TrajectoryHead m_trajectory;
    std::unique_ptr<Teacher> m_teacher;      ///< may be none
    torch::nn::Linear m_translate{nullptr};  ///< class token to the teacher's width; may be none
    Optimizer m_optimizer;
    LossScale m_lossScale;
    WeightAverage m_average;
};

}  // namespace training

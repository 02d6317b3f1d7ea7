#pragma once

#include <torch/torch.h>

#include "core/types/label_set.h"
#include "core/types/training_config.h"
#include "model/timesformer.h"
#include "training/compute.h"

namespace training {

/// A trained network whose answers a smaller one learns (Hinton et al. 2015). One thread.
class Teacher {
public:
    /// Loads the checkpoint. Throws Error (bad usage) when its classes are not `labels`.
    Teacher(const core::DistillConfig& config, const core::LabelSet& labels, const Compute& compute);

    /// Width of its class token.
    int embed() const { return m_config.embed; }

    struct Answers {
        torch::Tensor logits;  ///< [B, classes] in the order of `labels`
        torch::Tensor cls;     ///< [B, embed]
    };
    /// What it says to pictures uint8 [B, T, H, W, 3] on the device; they are resized to the size that it knows.
    /// `places`: see TimeSformerImpl::forward.
    Answers answer(const torch::Tensor& clips, const torch::Tensor& places = {});

private:
    Compute m_compute;
    core::ModelConfig m_config;
    model::TimeSformer m_network{nullptr};
    torch::Tensor m_order;  ///< index of each of `labels` among its own
};

/// KL divergence from the teacher's softened answers to the student's, times the temperature squared, so that its
/// gradients stay as large as those of a cross entropy.
torch::Tensor distillationLoss(const torch::Tensor& student, const torch::Tensor& teacher, double temperature);

}  // namespace training

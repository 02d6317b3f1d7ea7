#pragma once

#include <torch/torch.h>

namespace training {

/// The auxiliary task that lets a small network leave chance level: from the mean patch token of each frame it tells
/// where the wrist is, relative to the clip's mean, and how far it moved since the previous frame. Dropped afterwards.
class TrajectoryHeadImpl : public torch::nn::Module {
public:
    explicit TrajectoryHeadImpl(int64_t embed);
    /// Patch tokens [B, T, N, C] to [B, T, 4]: relative x, y, step x, y.
    torch::Tensor forward(const torch::Tensor& patches);

private:
    torch::nn::Linear m_regress{nullptr};
};
TORCH_MODULE(TrajectoryHead);

/// What the head should say for wrist positions [B, T, 2].
torch::Tensor trajectoryTarget(const torch::Tensor& wrist);

/// Mean squared error over the variance of each of the four values, over the clips whose path is known: 1 for a head
/// that always answers with the mean.
torch::Tensor trajectoryLoss(const torch::Tensor& predicted, const torch::Tensor& wrist, const torch::Tensor& known);

}  // namespace training

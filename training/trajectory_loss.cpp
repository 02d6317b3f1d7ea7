#include "training/trajectory_loss.h"

namespace training {

TrajectoryHeadImpl::TrajectoryHeadImpl(int64_t embed) {
    m_regress = register_module("regress", torch::nn::Linear(embed, 4));
    torch::NoGradGuard guard;
    torch::nn::init::normal_(m_regress->weight, 0, 0.02);
    torch::nn::init::zeros_(m_regress->bias);
}

torch::Tensor TrajectoryHeadImpl::forward(const torch::Tensor& patches) { return m_regress(patches.mean(2)); }

torch::Tensor trajectoryTarget(const torch::Tensor& wrist) {
    const auto relative = wrist - wrist.mean(1, true);                                    // [B, T, 2]
    const auto first = wrist.narrow(1, 0, 1);                                             // [B, 1, 2]
    const auto previous = torch::cat({first, wrist.narrow(1, 0, wrist.size(1) - 1)}, 1);  // [B, T, 2]
    return torch::cat({relative, wrist - previous}, 2);                                   // [B, T, 4]
}

torch::Tensor trajectoryLoss(const torch::Tensor& predicted, const torch::Tensor& wrist, const torch::Tensor& known) {
    const auto target = trajectoryTarget(wrist);
    const auto weight = known.view({-1, 1, 1});  // [B, 1, 1]
    const auto count = (known.sum() * double(wrist.size(1))).clamp_min(1);
    const auto variance = (target.square() * weight).sum(at::IntArrayRef{0, 1}) / count + 1e-4;  // [4]
    const auto error = ((predicted.to(torch::kFloat) - target).square() * weight).sum(at::IntArrayRef{0, 1}) / count;
    return (error / variance).mean();
}

}  // namespace training

#include "training/loss_scale.h"

namespace training {

void LossScale::update(bool finite) {
    constexpr int kStepsToGrow = 2000;
    constexpr double kLargest = 1U << 24U;
    if (!m_inUse) return;
    if (!finite) {
        m_scale = m_scale > 1 ? m_scale / 2 : 1;
        m_finiteSteps = 0;
    } else if (++m_finiteSteps == kStepsToGrow) {
        if (m_scale < kLargest) m_scale *= 2;
        m_finiteSteps = 0;
    }
}

NamedTensors LossScale::state() const {
    return {{"scale", torch::full({1}, m_scale, torch::kFloat)},
            {"finite_steps", torch::full({1}, m_finiteSteps, torch::kInt64)}};
}

void LossScale::restore(const NamedTensors& state) {
    auto scale = torch::zeros({1});
    auto steps = torch::zeros({1}, torch::kInt64);
    copyFrom(state, "scale", scale);
    copyFrom(state, "finite_steps", steps);
    m_scale = scale.item<double>();
    m_finiteSteps = int(steps.item<int64_t>());
}

}  // namespace training

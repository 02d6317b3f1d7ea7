#include "training/weight_average.h"

#include <algorithm>

namespace training {

WeightAverage::WeightAverage(const torch::nn::Module& module, double decay) : m_decay(decay) {
    for (const auto& [name, tensor] : tensorsOf(module, "")) m_mean[name] = tensor.clone();
}

void WeightAverage::update(const torch::nn::Module& module, int step) {
    const double decay = std::min(m_decay, (1.0 + step) / (10.0 + step));
    torch::NoGradGuard guard;
    for (const auto& [name, tensor] : tensorsOf(module, "")) {
        if (tensor.is_floating_point() && m_decay > 0) {
            m_mean[name].lerp_(tensor, 1 - decay);
        } else {
            m_mean[name].copy_(tensor);
        }
    }
}

void WeightAverage::restore(const NamedTensors& state) {
    for (auto& [name, tensor] : m_mean) copyFrom(state, name, tensor);
}

}  // namespace training

#include "training/optimizer.h"

#include <cmath>

#include "training/named_tensors.h"

namespace training {
namespace {

bool decays(const std::string& name, const torch::Tensor& parameter) {
    return parameter.dim() > 1 && !name.ends_with("embed") && !name.ends_with("token");
}

}  // namespace

Optimizer::Optimizer(const std::vector<std::pair<std::string, torch::nn::Module*>>& modules,
                     const core::OptimizerConfig& config)
    : m_config(config) {
    for (const auto& [prefix, module] : modules) {
        for (const auto& item : module->named_parameters()) {
            Slot slot;
            slot.name = prefix + item.key();
            slot.parameter = item.value();
            slot.momentum = torch::zeros_like(slot.parameter);
            if (config.kind == core::OptimizerKind::AdamW) slot.square = torch::zeros_like(slot.parameter);
            slot.decayed = decays(slot.name, slot.parameter);
            m_slots.push_back(std::move(slot));
        }
    }
}

void Optimizer::zeroGradients() {
    for (auto& slot : m_slots) slot.parameter.mutable_grad() = torch::Tensor();
}

double Optimizer::step(double learningRate) {
    std::vector<torch::Tensor> parameters;
    for (const auto& slot : m_slots) {
        if (slot.parameter.grad().defined()) parameters.push_back(slot.parameter);
    }
    const double limit = m_config.clipNorm > 0 ? m_config.clipNorm : INFINITY;
    const double norm = torch::nn::utils::clip_grad_norm_(parameters, limit);
    torch::NoGradGuard guard;
    ++m_steps;
    for (auto& slot : m_slots) {
        if (!slot.parameter.grad().defined()) continue;
        if (m_config.kind == core::OptimizerKind::AdamW) {
            moveAdamW(slot, learningRate);
        } else {
            moveSgd(slot, learningRate);
        }
    }
    return norm;
}

void Optimizer::moveAdamW(Slot& slot, double learningRate) const {
    constexpr double kEpsilon = 1e-8;
    const auto& gradient = slot.parameter.grad();
    if (slot.decayed) slot.parameter.mul_(1 - learningRate * m_config.weightDecay);
    slot.momentum.mul_(m_config.beta1).add_(gradient, 1 - m_config.beta1);
    slot.square.mul_(m_config.beta2).addcmul_(gradient, gradient, 1 - m_config.beta2);
    const double correction1 = 1 - std::pow(m_config.beta1, double(m_steps));
    const double correction2 = std::sqrt(1 - std::pow(m_config.beta2, double(m_steps)));
    const auto scale = slot.square.sqrt().div_(correction2).add_(kEpsilon);
    slot.parameter.addcdiv_(slot.momentum, scale, -learningRate / correction1);
}

void Optimizer::moveSgd(Slot& slot, double learningRate) const {
    auto gradient = slot.parameter.grad();
    if (slot.decayed) gradient = gradient.add(slot.parameter, m_config.weightDecay);
    slot.momentum.mul_(m_config.momentum).add_(gradient);
    slot.parameter.add_(gradient + slot.momentum * m_config.momentum, -learningRate);
}

NamedTensors Optimizer::state() const {
    NamedTensors state;
    for (const auto& slot : m_slots) {
        state["momentum." + slot.name] = slot.momentum;
        if (slot.square.defined()) state["square." + slot.name] = slot.square;
    }
    state["steps"] = torch::full({1}, m_steps, torch::kInt64);
    return state;
}

void Optimizer::restore(const NamedTensors& state) {
    for (auto& slot : m_slots) {
        copyFrom(state, "momentum." + slot.name, slot.momentum);
        if (slot.square.defined()) copyFrom(state, "square." + slot.name, slot.square);
    }
    auto steps = torch::zeros({1}, torch::kInt64);
    copyFrom(state, "steps", steps);
    m_steps = steps.item<int64_t>();
}

}  // namespace training

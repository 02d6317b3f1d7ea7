#include "training/optimizer.h"

#include <algorithm>
#include <cmath>

#include "training/named_tensors.h"

namespace training {
Optimizer::Optimizer(const std::vector<std::pair<std::string, torch::nn::Module*>>& modules, int depth,
                     const core::OptimizerConfig& config)
    : m_config(config) {
    for (const auto& [prefix, module] : modules) {
        for (const auto& item : module->named_parameters()) {
            if (!item.value().requires_grad()) continue;
            Slot slot;
            slot.name = prefix + item.key();
            slot.parameter = item.value();
            slot.group = groupOf(slot.name, slot.parameter, depth, config);
            slot.momentum = torch::zeros_like(slot.parameter);
            if (config.kind != core::OptimizerKind::Sgd) slot.square = torch::zeros_like(slot.parameter);
            m_slots.push_back(std::move(slot));
        }
    }
}

void Optimizer::zeroGradients() {
    for (auto& slot : m_slots) slot.parameter.mutable_grad() = torch::Tensor();
}

std::vector<torch::Tensor> Optimizer::gradients() const {
    std::vector<torch::Tensor> gradients;
    for (const auto& slot : m_slots) {
        if (slot.parameter.grad().defined()) gradients.push_back(slot.parameter.grad());
    }
    return gradients;
}

/// False where the norm is not finite.
bool Optimizer::clip(double gradientScale, double& norm) const {
    const auto all = gradients();
    std::vector<torch::Tensor> norms;
    for (const auto& gradient : all) norms.push_back(gradient.norm());
    norm = all.empty() ? 0 : torch::stack(norms).norm().item<double>() / gradientScale;
    if (!std::isfinite(norm)) return false;
    const double shrink = m_config.clipNorm > 0 ? std::min(1.0, m_config.clipNorm / (norm + 1e-6)) : 1.0;
    const double factor = shrink / gradientScale;
    if (factor != 1) {
        for (auto gradient : all) gradient.mul_(factor);
    }
    return true;
}

double Optimizer::step(const StepRates& rates, double gradientScale) {
    torch::NoGradGuard guard;
    double norm = 0;
    if (!clip(gradientScale, norm)) return norm;
    ++m_steps;
    for (auto& slot : m_slots) {
        if (!slot.parameter.grad().defined()) continue;
        if (m_config.kind == core::OptimizerKind::Sgd) {
            moveSgd(slot, rates);
        } else {
            moveAdam(slot, rates);
        }
    }
    return norm;
}

void Optimizer::moveAdam(Slot& slot, const StepRates& rates) const {
    constexpr double kEpsilon = 1e-8;
    const double rate = rates.lr * slot.group.rate;
    const double decay = slot.group.decayed ? m_config.weightDecay : 0;
    auto gradient = slot.parameter.grad();
    if (decay > 0 && m_config.kind == core::OptimizerKind::AdamW) slot.parameter.mul_(1 - rate * decay);
    if (decay > 0 && m_config.kind == core::OptimizerKind::Adam) gradient = gradient.add(slot.parameter, decay);
    slot.momentum.mul_(rates.momentum).add_(gradient, 1 - rates.momentum);
    slot.square.mul_(m_config.beta2).addcmul_(gradient, gradient, 1 - m_config.beta2);
    const double correction1 = 1 - std::pow(rates.momentum, double(m_steps));
    const double correction2 = std::sqrt(1 - std::pow(m_config.beta2, double(m_steps)));
    const auto scale = slot.square.sqrt().div_(correction2).add_(kEpsilon);
    slot.parameter.addcdiv_(slot.momentum, scale, -rate / correction1);
}

void Optimizer::moveSgd(Slot& slot, const StepRates& rates) const {
    auto gradient = slot.parameter.grad();
    if (slot.group.decayed && m_config.weightDecay > 0) gradient = gradient.add(slot.parameter, m_config.weightDecay);
    slot.momentum.mul_(rates.momentum).add_(gradient);
    const auto direction = m_config.nesterov ? gradient + slot.momentum * rates.momentum : slot.momentum;
    slot.parameter.add_(direction, -rates.lr * slot.group.rate);
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

#pragma once

#include <torch/torch.h>

#include <string>
#include <utility>
#include <vector>

#include "core/types/training_config.h"
#include "training/named_tensors.h"

namespace training {

/// AdamW or SGD with Nesterov momentum, with a state that can be saved by name. Norms, biases and embeddings (one
/// dimension, or a name that ends in "embed" or "token") are not decayed.
class Optimizer {
public:
    /// `modules` by a prefix for the names of their parameters.
    Optimizer(const std::vector<std::pair<std::string, torch::nn::Module*>>& modules,
              const core::OptimizerConfig& config);

    void zeroGradients();
    /// Clips the gradients, then moves the parameters. Returns the norm before clipping.
    double step(double learningRate);

    NamedTensors state() const;
    /// Throws Error when a tensor is missing or has another shape.
    void restore(const NamedTensors& state);

private:
    struct Slot {
        std::string name;
        torch::Tensor parameter;
        torch::Tensor momentum;
        torch::Tensor square;  ///< AdamW only
        bool decayed = false;
    };
    void moveAdamW(Slot& slot, double learningRate) const;
    void moveSgd(Slot& slot, double learningRate) const;

    core::OptimizerConfig m_config;
    std::vector<Slot> m_slots;
    int64_t m_steps = 0;
};

}  // namespace training

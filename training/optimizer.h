#pragma once

#include <torch/torch.h>

#include <string>
#include <utility>
#include <vector>

#include "core/types/optimizer_config.h"
#include "training/named_tensors.h"
#include "training/parameter_groups.h"
#include "training/schedule.h"

namespace training {

/// AdamW, Adam or SGD with momentum, with a state that can be saved by name. Parameters that need no gradient are left
/// alone; the others are trained as their groups say.
class Optimizer {
public:
    /// `modules` by a prefix for the names of their parameters; `depth` = number of blocks, for the groups.
    Optimizer(const std::vector<std::pair<std::string, torch::nn::Module*>>& modules, int depth,
              const core::OptimizerConfig& config);

    void zeroGradients();
    /// Those that the last backward pass left, in a fixed order.
    std::vector<torch::Tensor> gradients() const;
    /// Divides the gradients by `gradientScale`, clips them and moves the parameters. Returns the norm before clipping;
    /// where that is not finite nothing has been moved.
    double step(const StepRates& rates, double gradientScale = 1);

    NamedTensors state() const;
    /// Throws Error when a tensor is missing or has another shape.
    void restore(const NamedTensors& state);

private:
    struct Slot {
        std::string name;
        ParameterGroup group;
        torch::Tensor parameter;
        torch::Tensor momentum;
        torch::Tensor square;  ///< AdamW and Adam only
    };
    bool clip(double gradientScale, double& norm) const;
    void moveAdam(Slot& slot, const StepRates& rates) const;
    void moveSgd(Slot& slot, const StepRates& rates) const;

    core::OptimizerConfig m_config;
    std::vector<Slot> m_slots;
    int64_t m_steps = 0;
};

}  // namespace training

#pragma once

#include <torch/torch.h>

#include "training/named_tensors.h"

namespace training {

/// The running mean of a network's weights over the last steps, which generalises better than the newest weights.
/// Early on it averages over fewer steps, so that it is of use from the start.
class WeightAverage {
public:
    /// `decay` in 0..1: the weight of the past at each step; 0 = just the newest weights.
    WeightAverage(const torch::nn::Module& module, double decay);

    void update(const torch::nn::Module& module, int step);
    const NamedTensors& tensors() const { return m_mean; }
    void restore(const NamedTensors& state);

private:
    double m_decay;
    NamedTensors m_mean;
};

}  // namespace training

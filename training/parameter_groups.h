#pragma once

#include <torch/torch.h>

#include <string>

#include "core/types/optimizer_config.h"

namespace training {

/// How one parameter is trained.
struct ParameterGroup {
    double rate = 1;      ///< part of the learning rate
    bool decayed = true;  ///< by the weight decay
};

/// 0 for the stem and the embeddings, 1 + n for block n, 1 + `depth` for what comes after the blocks.
int layerOf(const std::string& name, int depth);

/// The group of the parameter of that name in a network of `depth` blocks. Norms, biases and embeddings (one dimension,
/// or a name that ends in "embed" or "token") are not decayed unless the config says so.
ParameterGroup groupOf(const std::string& name, const torch::Tensor& parameter, int depth,
                       const core::OptimizerConfig& config);

/// Stops the training of all layers below `freezeDepth` (see layerOf), running statistics too. Throws Error (bad usage)
/// when nothing that comes before the head would be left.
void freeze(torch::nn::Module& network, int freezeDepth, int depth);

}  // namespace training

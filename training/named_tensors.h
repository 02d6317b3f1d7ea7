#pragma once

#include <torch/torch.h>

#include <map>
#include <string>

namespace training {

/// Tensors by name, as written to a resumable state.
using NamedTensors = std::map<std::string, torch::Tensor>;

/// Parameters and buffers of a module, by `prefix` + their own names; they share storage with the module.
NamedTensors tensorsOf(const torch::nn::Module& module, const std::string& prefix);

/// Copies the tensor of that name into `target`. Throws Error when it is missing or has another shape.
void copyFrom(const NamedTensors& tensors, const std::string& name, torch::Tensor& target);

/// Copies all tensors of the module; throws as copyFrom does.
void copyInto(torch::nn::Module& module, const NamedTensors& tensors, const std::string& prefix);

/// Adds `other` to `all` under `prefix` + name.
void append(NamedTensors& all, const NamedTensors& other, const std::string& prefix);
/// The tensors whose names begin with `prefix`, without it.
NamedTensors below(const NamedTensors& all, const std::string& prefix);

}  // namespace training

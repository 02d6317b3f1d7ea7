#include "training/named_tensors.h"

#include "core/types/error.h"

namespace training {

NamedTensors tensorsOf(const torch::nn::Module& module, const std::string& prefix) {
    NamedTensors tensors;
    for (const auto& item : module.named_parameters()) tensors[prefix + item.key()] = item.value().detach();
    for (const auto& item : module.named_buffers()) tensors[prefix + item.key()] = item.value();
    return tensors;
}

void copyFrom(const NamedTensors& tensors, const std::string& name, torch::Tensor& target) {
    const auto found = tensors.find(name);
    if (found == tensors.end() || found->second.sizes() != target.sizes()) {
        throw core::Error("The saved state of the training has no fitting tensor " + name +
                          ". It belongs to another network; choose another output folder.");
    }
    torch::NoGradGuard guard;
    target.copy_(found->second);
}

void copyInto(torch::nn::Module& module, const NamedTensors& tensors, const std::string& prefix) {
    for (auto& item : module.named_parameters()) copyFrom(tensors, prefix + item.key(), item.value());
    for (auto& item : module.named_buffers()) copyFrom(tensors, prefix + item.key(), item.value());
}

void append(NamedTensors& all, const NamedTensors& other, const std::string& prefix) {
    for (const auto& [name, tensor] : other) all[prefix + name] = tensor;
}

NamedTensors below(const NamedTensors& all, const std::string& prefix) {
    NamedTensors found;
    for (const auto& [name, tensor] : all) {
        if (name.starts_with(prefix)) found[name.substr(prefix.size())] = tensor;
    }
    return found;
}

}  // namespace training

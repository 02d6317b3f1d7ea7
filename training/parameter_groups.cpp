#include "training/parameter_groups.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/types/error.h"

namespace training {

int layerOf(const std::string& name, int depth) {
    constexpr std::string_view kBlocks = "blocks.";
    const auto block = name.find(kBlocks);
    if (block != std::string::npos) return 1 + std::atoi(name.c_str() + block + kBlocks.size());
    for (const char* early : {"patch_embed.", "motion.", "cls_token", "pos_embed", "time_embed"}) {
        if (name.find(early) != std::string::npos) return 0;
    }
    return 1 + depth;
}

ParameterGroup groupOf(const std::string& name, const torch::Tensor& parameter, int depth,
                       const core::OptimizerConfig& config) {
    ParameterGroup group;
    group.rate = std::pow(config.layerDecay, 1 + depth - layerOf(name, depth));
    group.decayed = config.decayAll || (parameter.dim() > 1 && !name.ends_with("embed") && !name.ends_with("token"));
    return group;
}

void freeze(torch::nn::Module& network, int freezeDepth, int depth) {
    if (freezeDepth > 1 + depth) {
        throw core::Error("freeze_depth is " + std::to_string(freezeDepth) + ", but the network has " +
                              std::to_string(depth) + " blocks. Use at most " + std::to_string(1 + depth) +
                              ", which trains the head alone.",
                          core::Error::Kind::BadUsage);
    }
    for (const auto& item : network.named_parameters()) {
        item.value().set_requires_grad(layerOf(item.key(), depth) >= freezeDepth);
    }
    for (const auto& item : network.named_modules("", false)) {
        const bool holdsFrozen = layerOf(item.key() + ".", depth) < freezeDepth;
        if (holdsFrozen && item.value()->as<torch::nn::BatchNorm2d>() != nullptr) item.value()->eval();
    }
}

}  // namespace training

#pragma once

#include <torch/torch.h>

#include "core/types/model_config.h"
#include "model/timesformer.h"

/// A network that is built and run in milliseconds, with every kind of layer that the scheme and the stem have.
inline core::ModelConfig smallConfig(core::AttentionScheme attention, core::PatchStem stem) {
    core::ModelConfig config;
    config.name = "small";
    config.embed = 32;
    config.depth = 2;
    config.heads = 2;
    config.frames = 4;
    config.size = attention == core::AttentionScheme::LocalGlobal ? 64 : 48;  // an even grid where it is halved
    config.attention = attention;
    config.stem = stem;
    config.labels = core::LabelSet::gestures(true);
    return config;
}

/// As the bundled network, in small.
inline core::ModelConfig smallConfig() {
    core::ModelConfig config = smallConfig(core::AttentionScheme::JointSpaceTime, core::PatchStem::Convolutional);
    config.motionTokens = core::MotionTokens::Frames;
    return config;
}

/// Every parameter and running statistic different from its fresh value, always the same ones; in evaluation mode.
inline model::TimeSformer randomNetwork(const core::ModelConfig& config) {
    at::set_num_threads(1);  // with tensors as small as these, more threads only wait for each other
    torch::manual_seed(7);
    model::TimeSformer network(config);
    const torch::NoGradGuard noGradient;
    for (auto& parameter : network->parameters()) parameter.add_(torch::randn_like(parameter) * 0.1);
    for (const auto& buffer : network->named_buffers()) {
        if (buffer.key().ends_with("running_mean")) buffer.value().normal_(0, 0.3);
        if (buffer.key().ends_with("running_var")) buffer.value().uniform_(0.5, 2);
    }
    network->eval();
    return network;
}

inline double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
    return (a - b).abs().max().item<double>();
}

#include "model/engine/inference_engine.h"

#include <string>
#include <utility>

#include "model/layers.h"

namespace model {
namespace {

using core::AttentionScheme;
using torch::Tensor;

bool hasPreparedBlocks(AttentionScheme scheme) {
    return scheme == AttentionScheme::DividedSpaceTime || scheme == AttentionScheme::JointSpaceTime ||
           scheme == AttentionScheme::SpaceOnly;
}

LinearKernel kernelFor(const torch::Device& device, const Arithmetic& arithmetic, const EngineOptions& options) {
    if (arithmetic.int8) return LinearKernel::Int8;
    return device.is_cpu() && options.packWeights ? LinearKernel::Packed : LinearKernel::Plain;
}

}  // namespace

InferenceEngine::InferenceEngine(TimeSformer network, const core::ModelConfig& config, const torch::Device& device,
                                 const Arithmetic& arithmetic, const EngineOptions& options)
    : m_network(std::move(network)), m_config(config), m_type(arithmetic.type) {
    const torch::NoGradGuard noGradient;
    m_network->eval();
    m_network->foldNormalisation();
    m_network->to(device);
    if (hasPreparedBlocks(config.attention)) prepareBlocks({options, kernelFor(device, arithmetic, options), m_type});
    m_network->to(m_type);
    // What is left may lie in a file, which is free to change from here on. Convolutions keep their order of channels.
    for (auto& parameter : m_network->parameters()) parameter.set_data(parameter.clone());
}

void InferenceEngine::prepareBlocks(const BlockKind& kind) {
    Weights weights;
    for (const auto& item : m_network->named_parameters()) weights[item.key()] = item.value().detach();
    const int depth = m_config.depth;
    for (int i = 0; i < depth; ++i) {
        m_blocks.emplace_back(weights, "blocks." + std::to_string(i), m_config, kind, i == depth - 1);
    }
    m_normWeight = ownCopy(weights.at("norm.weight"), m_type);
    m_normBias = ownCopy(weights.at("norm.bias"), m_type);
    m_network->releaseBlocks();
}

FrameFeatures InferenceEngine::frameFeatures(const Tensor& pictures) {
    return m_network->frameFeatures(pictures.to(m_type));
}

Tensor InferenceEngine::logits(const FrameFeatures& seen, int64_t frames) {
    return m_network->head(classOf(seen, frames)).to(torch::kFloat32);
}

/// [B, C], after the final normalisation.
Tensor InferenceEngine::classOf(const FrameFeatures& seen, int64_t frames) {
    if (m_blocks.empty()) return m_network->features(seen, frames).cls;
    Tensor x = m_network->patchTokens(seen, frames);                                              // [B, T, N, C]
    if (m_config.attention == AttentionScheme::JointSpaceTime) x = x.flatten(1, 2).unsqueeze(1);  // [B, 1, T*N, C]
    x = torch::cat({m_network->classToken().unsqueeze(0).expand({x.size(0), x.size(1), 1, x.size(3)}), x}, 2);
    for (std::size_t i = 0; i + 1 < m_blocks.size(); ++i) m_blocks[i].run(x);
    const Tensor cls = m_blocks.back().runLast(x).mean(1);
    return torch::layer_norm(cls, {cls.size(-1)}, m_normWeight, m_normBias, kNormEpsilon);
}

}  // namespace model

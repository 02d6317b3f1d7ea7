#include "model/block.h"

#include <string>

// Shapes: B clips, T frames, N patches of a frame, G groups of M patch tokens, C embedding width.

namespace model {

namespace nn = torch::nn;
using torch::Tensor;

BlockImpl::BlockImpl(const core::ModelConfig& config, double dropPath)
    : m_dropPath(dropPath),
      m_main(stepsOf(config.attention).main),
      m_norm1(register_module("norm1", layerNorm(config.embed))),
      m_norm2(register_module("norm2", layerNorm(config.embed))),
      m_attn(register_module("attn", Attention(config.embed, config.heads))),
      m_mlp(register_module("mlp", Mlp(config.embed, int64_t(config.embed) * config.mlpRatio))) {
    for (const auto& [prefix, grouping] : stepsOf(config.attention).patchSteps) {
        const std::string name = prefix;
        m_patchSteps.push_back({grouping, register_module(name + "_norm1", layerNorm(config.embed)),
                                register_module(name + "_attn", Attention(config.embed, config.heads)),
                                register_module(name + "_fc", linear(config.embed, config.embed))});
        nn::init::zeros_(m_patchSteps.back().fc->weight);
        nn::init::zeros_(m_patchSteps.back().fc->bias);
    }
}

/// Stochastic depth: in training each leading row is dropped as a whole, the survivors are scaled up.
Tensor BlockImpl::dropPath(const Tensor& residual) const {
    if (!is_training() || m_dropPath == 0) return residual;
    const double keep = 1 - m_dropPath;
    const Tensor mask = torch::empty({residual.size(0), 1, 1}, residual.options()).bernoulli_(keep).div_(keep);
    return residual * mask;
}

Tensor BlockImpl::forward(const Tensor& x, const TokenGrid& grid, std::vector<AttentionStep>* seen) {
    Tensor attended;
    if (m_patchSteps.empty()) {
        const Tensor normed = m_norm1(x);
        if (seen != nullptr) seen->push_back({m_main, true, m_attn->weights(normed)});
        attended = x + dropPath(m_attn(normed));
    } else {
        attended = groupedAttention(x, grid, seen);
    }
    return attended + dropPath(m_mlp(m_norm2(attended)));
}

/// The residual [B, N*T, C] of one patch step in normalised groups [B, G, M, C].
Tensor BlockImpl::amongPatches(const PatchAttention& step, const Tensor& groups, const TokenGrid& grid) const {
    Attention attn = step.attn;
    nn::Linear fc = step.fc;
    const Tensor residual = dropPath(attn(groups.flatten(0, 1)));
    return fc(ungroupTokens(residual.reshape_as(groups), step.grouping, grid));
}

/// The patch steps, then the main step, in which a copy of the class token joins each group and the copies' results
/// are averaged.
Tensor BlockImpl::groupedAttention(const Tensor& x, const TokenGrid& grid, std::vector<AttentionStep>* seen) {
    const std::vector<Tensor> parts = x.split_with_sizes({1, x.size(1) - 1}, 1);
    const Tensor& cls = parts[0];
    Tensor patches = parts[1];
    for (PatchAttention& step : m_patchSteps) {
        const Tensor groups = step.norm(groupTokens(patches, step.grouping, grid));  // [B, G, M, C]
        if (seen != nullptr) seen->push_back({step.grouping, false, step.attn->weights(groups.flatten(0, 1))});
        patches = patches + amongPatches(step, groups, grid);
    }

    Tensor groups = groupTokens(patches, m_main, grid);  // [B, G, M, C]
    const int64_t clips = groups.size(0), count = groups.size(1), tokens = groups.size(2), embed = groups.size(3);
    groups = m_norm1(torch::cat({cls.unsqueeze(1).expand({clips, count, 1, embed}), groups}, 2));  // [B, G, 1+M, C]
    if (seen != nullptr) seen->push_back({m_main, true, m_attn->weights(groups.flatten(0, 1))});
    const Tensor residual = dropPath(m_attn(groups.flatten(0, 1))).reshape_as(groups);
    const std::vector<Tensor> residuals = residual.split_with_sizes({1, tokens}, 2);
    const Tensor clsResidual = residuals[0].mean(1);  // [B, 1, C]
    const Tensor patchResidual = ungroupTokens(residuals[1], m_main, grid);
    return torch::cat({cls + clsResidual, patches + patchResidual}, 1);
}

}  // namespace model

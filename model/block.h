#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"
#include "model/layers.h"
#include "model/token_groups.h"

namespace model {

/// Where tokens looked in one step of attention.
struct AttentionStep {
    Grouping grouping = Grouping::All;
    bool withClass = false;  ///< a copy of the class token is the first token of each group
    torch::Tensor weights;   ///< [rows, tokens, tokens]: the groups of each clip, the mean of all heads
};

/// One transformer block: the attention steps of the scheme, then an MLP. Works on [B, 1 + N*T, C]; with space-only
/// attention on [B*T, 1 + N, C].
class BlockImpl : public torch::nn::Module {
public:
    BlockImpl(const core::ModelConfig& config, double dropPath);
    /// Appends its steps to `seen` where that is given.
    torch::Tensor forward(const torch::Tensor& x, const TokenGrid& grid, std::vector<AttentionStep>* seen = nullptr);

private:
    struct PatchAttention {
        Grouping grouping;
        torch::nn::LayerNorm norm;
        Attention attn;
        torch::nn::Linear fc;
    };

    torch::Tensor amongPatches(const PatchAttention& step, const torch::Tensor& groups, const TokenGrid& grid) const;
    torch::Tensor groupedAttention(const torch::Tensor& x, const TokenGrid& grid, std::vector<AttentionStep>* seen);
    torch::Tensor dropPath(const torch::Tensor& residual) const;

    double m_dropPath;
    Grouping m_main;
    std::vector<PatchAttention> m_patchSteps;
    torch::nn::LayerNorm m_norm1{nullptr}, m_norm2{nullptr};
    Attention m_attn{nullptr};
    Mlp m_mlp{nullptr};
};
TORCH_MODULE(Block);

}  // namespace model

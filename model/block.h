#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"
#include "model/layers.h"
#include "model/token_groups.h"

namespace model {

/// One transformer block: the attention steps of the scheme, then an MLP. Works on [B, 1 + N*T, C]; with space-only
/// attention on [B*T, 1 + N, C].
class BlockImpl : public torch::nn::Module {
public:
    BlockImpl(const core::ModelConfig& config, double dropPath);
    torch::Tensor forward(const torch::Tensor& x, const TokenGrid& grid);

private:
    struct PatchAttention {
        Grouping grouping;
        torch::nn::LayerNorm norm;
        Attention attn;
        torch::nn::Linear fc;
    };

    torch::Tensor amongPatches(const PatchAttention& step, const torch::Tensor& patches, const TokenGrid& grid) const;
    torch::Tensor groupedAttention(const torch::Tensor& x, const TokenGrid& grid);
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

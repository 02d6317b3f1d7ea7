#pragma once

#include <torch/torch.h>

namespace model {

inline constexpr double kNormEpsilon = 1e-6;

/// Layer normalisation over C with the original's epsilon.
torch::nn::LayerNorm layerNorm(int64_t embed);

/// A linear layer whose values are to be set: LibTorch's own constructor draws random ones, a second for a large
/// network.
torch::nn::Linear linear(int64_t in, int64_t out);

/// Multi-head self-attention over [rows, tokens, C].
class AttentionImpl : public torch::nn::Module {
public:
    AttentionImpl(int64_t embed, int64_t heads);
    torch::Tensor forward(const torch::Tensor& x);
    /// Where the tokens look, the mean of all heads: [rows, tokens, tokens], each row summing to 1.
    torch::Tensor weights(const torch::Tensor& x);

private:
    /// Queries, keys and values, each [rows, heads, tokens, C / heads]: [3, ...].
    torch::Tensor split(const torch::Tensor& x);

    int64_t m_heads;
    torch::nn::Linear m_qkv{nullptr}, m_proj{nullptr};
};
TORCH_MODULE(Attention);

class MlpImpl : public torch::nn::Module {
public:
    MlpImpl(int64_t embed, int64_t hidden);
    torch::Tensor forward(const torch::Tensor& x);

private:
    torch::nn::Linear m_fc1{nullptr}, m_fc2{nullptr};
};
TORCH_MODULE(Mlp);

}  // namespace model

#include "model/layers.h"

#include "model/torch_compat.h"

namespace model {

namespace nn = torch::nn;
using torch::Tensor;

nn::LayerNorm layerNorm(int64_t embed) { return nn::LayerNorm(nn::LayerNormOptions({embed}).eps(kNormEpsilon)); }

nn::Linear linear(int64_t in, int64_t out) {
    const torch::NoGradGuard noGradient;
    nn::Linear layer(1, 1);
    layer->options.in_features(in).out_features(out);
    layer->weight.set_data(torch::empty({out, in}));
    layer->bias.set_data(torch::empty({out}));
    return layer;
}

AttentionImpl::AttentionImpl(int64_t embed, int64_t heads)
    : m_heads(heads),
      m_qkv(register_module("qkv", linear(embed, 3 * embed))),
      m_proj(register_module("proj", linear(embed, embed))) {}

Tensor AttentionImpl::forward(const Tensor& x) {
    const int64_t rows = x.size(0), tokens = x.size(1), embed = x.size(2);
    const Tensor qkv = m_qkv(x).reshape({rows, tokens, 3, m_heads, embed / m_heads}).permute({2, 0, 3, 1, 4});
    const Tensor mixed = scaledDotProductAttention(qkv[0], qkv[1], qkv[2]);  // [rows, heads, tokens, C / heads]
    return m_proj(mixed.transpose(1, 2).reshape({rows, tokens, embed}));
}

MlpImpl::MlpImpl(int64_t embed, int64_t hidden)
    : m_fc1(register_module("fc1", linear(embed, hidden))), m_fc2(register_module("fc2", linear(hidden, embed))) {}

Tensor MlpImpl::forward(const Tensor& x) { return m_fc2(torch::gelu(m_fc1(x))); }

}  // namespace model

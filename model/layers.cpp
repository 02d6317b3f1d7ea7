#include "model/layers.h"

#include <cmath>

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
    const std::vector<Tensor> qkv = split(x).unbind();
    const Tensor mixed = scaledDotProductAttention(qkv[0], qkv[1], qkv[2]);  // [rows, heads, tokens, C / heads]
    return m_proj(mixed.transpose(1, 2).reshape(x.sizes()));
}

Tensor AttentionImpl::weights(const Tensor& x) {
    const Tensor qkv = split(x);
    Tensor sum = torch::zeros({x.size(0), x.size(1), x.size(1)}, x.options());
    for (int64_t head = 0; head < m_heads; ++head) {  // one after another: all at once can take gigabytes
        const Tensor q = qkv[0].select(1, head), k = qkv[1].select(1, head);
        sum += torch::softmax(torch::matmul(q, k.transpose(-2, -1)) / std::sqrt(double(q.size(-1))), -1);
    }
    return sum / double(m_heads);
}

Tensor AttentionImpl::split(const Tensor& x) {
    return m_qkv(x).reshape({x.size(0), x.size(1), 3, m_heads, x.size(2) / m_heads}).permute({2, 0, 3, 1, 4});
}

MlpImpl::MlpImpl(int64_t embed, int64_t hidden)
    : m_fc1(register_module("fc1", linear(embed, hidden))), m_fc2(register_module("fc2", linear(hidden, embed))) {}

Tensor MlpImpl::forward(const Tensor& x) { return m_fc2(torch::gelu(m_fc1(x))); }

}  // namespace model

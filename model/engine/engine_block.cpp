#include "model/engine/engine_block.h"

#include "model/layers.h"
#include "model/torch_compat.h"

namespace model {
namespace {

using torch::Tensor;

struct LinearWeights {
    Tensor weight, bias;

    LinearWeights rows(int64_t first, int64_t count) const {
        return {weight.narrow(0, first, count), bias.narrow(0, first, count)};
    }
};

LinearWeights linearOf(const Weights& weights, const std::string& name) {
    return {weights.at(name + ".weight"), weights.at(name + ".bias")};
}

/// b(a(x)) as one layer, multiplied out in 64 bit.
LinearWeights merged(const LinearWeights& a, const LinearWeights& b) {
    const Tensor second = b.weight.to(torch::kFloat64);
    return {second.matmul(a.weight.to(torch::kFloat64)).to(a.weight.scalar_type()),
            (second.mv(a.bias.to(torch::kFloat64)) + b.bias.to(torch::kFloat64)).to(a.bias.scalar_type())};
}

/// Queries, keys and values [rows, heads, tokens, d] as views into [rows, tokens, parts * C].
std::vector<Tensor> heads(const Tensor& joined, int64_t parts, int64_t heads) {
    const int64_t width = joined.size(-1) / parts / heads;
    const Tensor split = joined.reshape({joined.size(0), joined.size(1), parts, heads, width});
    return split.permute({2, 0, 3, 1, 4}).unbind(0);
}

/// [rows, heads, tokens, d] -> [rows, tokens, C]
Tensor joinHeads(const Tensor& x) { return x.transpose(1, 2).flatten(2); }

}  // namespace

EngineBlock::EngineBlock(const Weights& weights, const std::string& name, const core::ModelConfig& config,
                         const BlockKind& kind, bool last)
    : m_heads(config.heads),
      m_divided(config.attention == core::AttentionScheme::DividedSpaceTime),
      m_classOnly(last && kind.savings.classOnlyInLastBlock),
      m_fused(kind.savings.fuseAttention) {
    const auto norm = [&](const char* part) {
        const std::string full = name + "." + part;
        return Norm{weights.at(full + ".weight"), weights.at(full + ".bias")};
    };
    const auto linear = [&](const char* part) { return linearOf(weights, name + "." + part); };
    const auto packed = [&](const LinearWeights& layer) {
        return PackedLinear(layer.weight, layer.bias, kind.kernel, kind.type);
    };
    // The layer after a normalisation; takes over its scale and shift where that is wanted.
    const auto fold = [&](Norm& before, LinearWeights layer) {
        if (!kind.savings.foldNorms) return layer;
        layer.bias = layer.bias + layer.weight.mv(before.bias);
        layer.weight = layer.weight * before.weight.unsqueeze(0);
        before = {};
        return layer;
    };
    if (m_divided) {
        m_temporalNorm = norm("temporal_norm1");
        m_temporalQkv = packed(fold(m_temporalNorm, linear("temporal_attn.qkv")));
        const LinearWeights projection = linear("temporal_attn.proj"), fc = linear("temporal_fc");
        m_temporalOut = kind.savings.mergeProjections ? std::vector{packed(merged(projection, fc))}
                                                      : std::vector{packed(projection), packed(fc)};
    }
    m_norm1 = norm("norm1");
    m_norm2 = norm("norm2");
    const LinearWeights qkv = fold(m_norm1, linear("attn.qkv"));
    if (m_classOnly) {
        m_query = packed(qkv.rows(0, config.embed));
        m_keyValue = packed(qkv.rows(config.embed, 2 * int64_t(config.embed)));
    } else {
        m_qkv = packed(qkv);
    }
    m_proj = packed(linear("attn.proj"));
    m_fc1 = packed(fold(m_norm2, linear("mlp.fc1")));
    m_fc2 = packed(linear("mlp.fc2"));
    for (Norm* kept : {&m_temporalNorm, &m_norm1, &m_norm2}) kept->round(kind.type);
}

void EngineBlock::Norm::round(torch::ScalarType type) {
    if (!weight.defined()) return;
    weight = ownCopy(weight, type);
    bias = ownCopy(bias, type);
}

Tensor EngineBlock::attend(const Tensor& q, const Tensor& k, const Tensor& v) const {
    return joinHeads(scaledDotProductAttention(q, k, v, m_fused));
}

Tensor EngineBlock::Norm::operator()(const Tensor& x) const {
    return torch::layer_norm(x, {x.size(-1)}, weight, bias, kNormEpsilon);
}

/// What the step over time adds to the patch tokens: [B, F, M, C].
Tensor EngineBlock::overTime(const Tensor& x) const {
    const int64_t clips = x.size(0), frames = x.size(1), places = x.size(2) - 1, embed = x.size(3);
    // The class tokens are computed along: few, and their tokens need no copy then.
    const Tensor qkv = m_temporalQkv(m_temporalNorm(x)).narrow(2, 1, places).transpose(1, 2);  // [B, M, F, 3C]
    const auto parts = heads(qkv.flatten(0, 1), 3, m_heads);
    Tensor y = attend(parts[0], parts[1], parts[2]);  // [B*M, F, C]
    for (const PackedLinear& layer : m_temporalOut) y = layer(y);
    return y.reshape({clips, places, frames, embed}).transpose(1, 2);
}

/// What attention within each row adds: [B, F, 1 + M, C].
Tensor EngineBlock::withinRows(const Tensor& x) const {
    const auto parts = heads(m_qkv(m_norm1(x)).flatten(0, 1), 3, m_heads);
    const Tensor y = attend(parts[0], parts[1], parts[2]);
    Tensor residual = m_proj(y).reshape(x.sizes());
    if (m_divided) {
        Tensor cls = residual.narrow(2, 0, 1);
        cls.copy_(cls.mean(1, true).expand_as(cls));
    }
    return residual;
}

/// What attention within each row adds to its class token: [B, F, C], averaged to [B, 1, C] with divided attention.
Tensor EngineBlock::classWithinRows(const Tensor& x) const {
    const Tensor y = m_norm1(x);
    const auto parts = heads(m_keyValue(y).flatten(0, 1), 2, m_heads);
    const Tensor query = heads(m_query(y.narrow(2, 0, 1)).flatten(0, 1), 1, m_heads)[0];
    Tensor cls = attend(query, parts[0], parts[1]);  // [B*F, 1, C]
    cls = cls.reshape({x.size(0), x.size(1), x.size(3)});
    return m_proj(m_divided ? cls.mean(1, true) : cls);
}

Tensor EngineBlock::mlp(const Tensor& x) const { return m_fc2(m_fc1(m_norm2(x), Activation::Gelu)); }

void EngineBlock::run(Tensor& x) const {
    if (m_divided) x.narrow(2, 1, x.size(2) - 1).add_(overTime(x));
    x.add_(withinRows(x));
    x.add_(mlp(x));
}

Tensor EngineBlock::runLast(Tensor& x) const {
    const int64_t rows = m_divided ? 1 : x.size(1);
    if (!m_classOnly) {
        run(x);
        return x.narrow(1, 0, rows).select(2, 0);
    }
    if (m_divided) x.narrow(2, 1, x.size(2) - 1).add_(overTime(x));
    Tensor cls = x.narrow(1, 0, rows).select(2, 0) + classWithinRows(x);
    return cls + mlp(cls);
}

}  // namespace model

#include "model/timesformer.h"

#include <cmath>
#include <numbers>
#include <string>

#include "core/types/error.h"
#include "model/architecture.h"
#include "model/camera_motion.h"
#include "model/torch_compat.h"

// Shapes: B clips, T frames, N = rows * columns patches of a frame, C embedding width.

namespace model {
namespace {

namespace nn = torch::nn;
using core::AttentionScheme;
using torch::Tensor;

constexpr double kNormEpsilon = 1e-6;
constexpr double kInitDeviation = 0.02;

nn::LayerNorm layerNorm(int64_t embed) { return nn::LayerNorm(nn::LayerNormOptions({embed}).eps(kNormEpsilon)); }

/// A normal distribution cut at +-2, by the inverse of its cumulative distribution.
void truncatedNormal(Tensor tensor) {
    const double edge = std::erf(2 / kInitDeviation / std::sqrt(2.0));
    tensor.uniform_(-edge, edge).erfinv_().mul_(kInitDeviation * std::sqrt(2.0)).clamp_(-2, 2);
}

/// Waves of four lengths over the clip, as large as the stem's tokens. A network from random weights takes thousands of
/// steps to find the order of the frames from zeros, the start that suits pretrained pictures.
Tensor waves(const Tensor& timeEmbed) {
    constexpr double kAmplitude = 0.4, kPhaseStep = 2.4;
    const int64_t frames = timeEmbed.size(1), embed = timeEmbed.size(2);
    const Tensor time = (torch::arange(frames, torch::kFloat) + 0.5).div(double(frames)).unsqueeze(1);  // [T, 1]
    const Tensor channel = torch::arange(embed, torch::kFloat);
    const Tensor cycles = (channel.remainder(4) + 1) / 2;  // 0.5 .. 2 over the clip
    return kAmplitude * torch::sin(2 * std::numbers::pi * time * cycles + kPhaseStep * channel).unsqueeze(0);
}

nn::Conv2d stemConvolution(int64_t in, int64_t out, bool bias) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(2).padding(1).bias(bias));
}

}  // namespace

AttentionImpl::AttentionImpl(int64_t embed, int64_t heads)
    : m_heads(heads),
      m_qkv(register_module("qkv", nn::Linear(embed, 3 * embed))),
      m_proj(register_module("proj", nn::Linear(embed, embed))) {}

Tensor AttentionImpl::forward(const Tensor& x) {
    const int64_t rows = x.size(0), tokens = x.size(1), embed = x.size(2);
    const Tensor qkv = m_qkv(x).reshape({rows, tokens, 3, m_heads, embed / m_heads}).permute({2, 0, 3, 1, 4});
    const Tensor mixed = scaledDotProductAttention(qkv[0], qkv[1], qkv[2]);  // [rows, heads, tokens, C / heads]
    return m_proj(mixed.transpose(1, 2).reshape({rows, tokens, embed}));
}

MlpImpl::MlpImpl(int64_t embed, int64_t hidden)
    : m_fc1(register_module("fc1", nn::Linear(embed, hidden))),
      m_fc2(register_module("fc2", nn::Linear(hidden, embed))) {}

Tensor MlpImpl::forward(const Tensor& x) { return m_fc2(torch::gelu(m_fc1(x))); }

PatchEmbedImpl::PatchEmbedImpl(const core::ModelConfig& config) {
    if (config.stem == core::PatchStem::Linear) {
        const auto options = nn::Conv2dOptions(3, config.embed, config.patch).stride(config.patch);
        m_proj = register_module("proj", nn::Conv2d(options));
        return;
    }
    int64_t in = 3;
    for (const int64_t out : stemWidths(config)) {
        const std::string index = std::to_string(m_convs.size());
        m_convs.push_back(register_module("conv" + index, stemConvolution(in, out, false)));
        m_norms.push_back(register_module("norm" + index, nn::BatchNorm2d(out)));
        in = out;
    }
    m_proj = register_module("proj", nn::Conv2d(nn::Conv2dOptions(in, config.embed, 1)));
}

Tensor PatchEmbedImpl::forward(Tensor x) {
    for (std::size_t i = 0; i < m_convs.size(); ++i) {
        x = m_convs[i](x);
        if (i < m_norms.size()) x = m_norms[i](x);
        x = torch::gelu(x);
    }
    return m_proj(x).flatten(2).transpose(1, 2);  // [rows, C, h, w] -> [rows, N, C]
}

void PatchEmbedImpl::foldNormalisation() {
    const torch::NoGradGuard noGradient;
    for (std::size_t i = 0; i < m_norms.size(); ++i) {
        const nn::BatchNorm2d& norm = m_norms[i];
        const Tensor scale = norm->weight / torch::sqrt(norm->running_var + norm->options.eps());
        nn::Conv2d merged = stemConvolution(m_convs[i]->weight.size(1), m_convs[i]->weight.size(0), true);
        // Channels last, as the pictures come from preprocess(): a third faster than the default order.
        merged->weight.set_data(
            (m_convs[i]->weight * scale.reshape({-1, 1, 1, 1})).contiguous(torch::MemoryFormat::ChannelsLast));
        merged->bias.copy_(norm->bias - norm->running_mean * scale);
        m_convs[i] = replace_module("conv" + std::to_string(i), merged);
        unregister_module("norm" + std::to_string(i));
    }
    m_norms.clear();
}

MotionEmbedImpl::MotionEmbedImpl(const core::ModelConfig& config)
    : m_value(register_module("value", nn::Linear(kMotionValues, config.embed))) {}

Tensor MotionEmbedImpl::forward(const Tensor& pictures, int64_t frames) {
    const Tensor motion = cameraMotion(pictures, frames).reshape({pictures.size(0), 1, kMotionValues});
    return m_value(motion.to(m_value->weight.scalar_type()));
}

BlockImpl::BlockImpl(const core::ModelConfig& config, double dropPath)
    : m_dropPath(dropPath),
      m_norm1(register_module("norm1", layerNorm(config.embed))),
      m_norm2(register_module("norm2", layerNorm(config.embed))),
      m_attn(register_module("attn", Attention(config.embed, config.heads))),
      m_mlp(register_module("mlp", Mlp(config.embed, int64_t(config.embed) * config.mlpRatio))) {
    if (config.attention != AttentionScheme::DividedSpaceTime) return;
    m_temporalNorm1 = register_module("temporal_norm1", layerNorm(config.embed));
    m_temporalAttn = register_module("temporal_attn", Attention(config.embed, config.heads));
    m_temporalFc = register_module("temporal_fc", nn::Linear(config.embed, config.embed));
    nn::init::zeros_(m_temporalFc->weight);
    nn::init::zeros_(m_temporalFc->bias);
}

/// Stochastic depth: in training each leading row is dropped as a whole, the survivors are scaled up.
Tensor BlockImpl::dropPath(const Tensor& residual) const {
    if (!is_training() || m_dropPath == 0) return residual;
    const double keep = 1 - m_dropPath;
    const Tensor mask = torch::empty({residual.size(0), 1, 1}, residual.options()).bernoulli_(keep).div_(keep);
    return residual * mask;
}

Tensor BlockImpl::forward(const Tensor& x, int64_t frames) {
    const Tensor attended = m_temporalFc.is_empty() ? x + dropPath(m_attn(m_norm1(x))) : dividedSpaceTime(x, frames);
    return attended + dropPath(m_mlp(m_norm2(attended)));
}

/// Every place attends over time, then every frame over space; the class token joins each frame and is averaged.
Tensor BlockImpl::dividedSpaceTime(const Tensor& x, int64_t frames) {
    const int64_t clips = x.size(0), embed = x.size(2), places = (x.size(1) - 1) / frames;
    const Tensor cls = x.narrow(1, 0, 1);
    const Tensor patches = x.narrow(1, 1, places * frames);

    const Tensor overTime = patches.reshape({clips * places, frames, embed});  // [B*N, T, C]
    const Tensor temporal = dropPath(m_temporalAttn(m_temporalNorm1(overTime)));
    const Tensor moved = patches + m_temporalFc(temporal.reshape({clips, places * frames, embed}));

    const Tensor perFrame = moved.reshape({clips, places, frames, embed}).transpose(1, 2);  // [B, T, N, C]
    const Tensor clsPerFrame = cls.unsqueeze(1).expand({clips, frames, 1, embed});
    const Tensor overSpace = torch::cat({clsPerFrame, perFrame}, 2).reshape({clips * frames, 1 + places, embed});
    const Tensor spatial =
        dropPath(m_attn(m_norm1(overSpace))).reshape({clips, frames, 1 + places, embed});  // [B, T, 1+N, C]
    const Tensor clsResidual = spatial.narrow(2, 0, 1).mean(1);                            // [B, 1, C]
    const Tensor patchResidual = spatial.narrow(2, 1, places).transpose(1, 2).reshape({clips, places * frames, embed});
    return torch::cat({cls + clsResidual, moved + patchResidual}, 1);
}

TimeSformerImpl::TimeSformerImpl(const core::ModelConfig& config) : m_config(config) {
    checkConfig(config);
    const int64_t grid = config.size / config.patch;
    m_patchEmbed = register_module("patch_embed", PatchEmbed(config));
    if (config.motionTokens) m_motion = register_module("motion", MotionEmbed(config));
    m_clsToken = register_parameter("cls_token", torch::zeros({1, 1, config.embed}));
    m_posEmbed = register_parameter("pos_embed", torch::zeros({1, 1 + grid * grid, config.embed}));
    if (config.attention != AttentionScheme::SpaceOnly) {
        m_timeEmbed = register_parameter("time_embed", torch::zeros({1, config.frames, config.embed}));
    }
    register_module("blocks", m_blocks);
    for (int i = 0; i < config.depth; ++i) {
        m_blocks->push_back(Block(config, config.depth > 1 ? config.dropPath * i / (config.depth - 1) : 0));
    }
    m_norm = register_module("norm", layerNorm(config.embed));
    m_head = register_module("head", nn::Linear(config.embed, config.labels.size()));
    initialise();
}

/// As the original: linear layers and tokens from a truncated normal, time embedding and temporal_fc zero, so that a
/// fresh divided network equals a picture transformer applied to each frame. Only with a convolutional stem, which no
/// pretrained weights fit, the time embedding starts as waves.
void TimeSformerImpl::initialise() {
    const torch::NoGradGuard noGradient;
    truncatedNormal(m_clsToken);
    truncatedNormal(m_posEmbed);
    if (m_config.stem == core::PatchStem::Convolutional && m_timeEmbed.defined()) m_timeEmbed.copy_(waves(m_timeEmbed));
    for (const auto& item : named_modules("", false)) {
        auto* linear = item.value()->as<nn::Linear>();
        if (linear == nullptr) continue;
        const bool temporalFc = item.key().ends_with("temporal_fc");
        if (!temporalFc) truncatedNormal(linear->weight);
        nn::init::zeros_(linear->bias);
    }
}

Tensor TimeSformerImpl::forward(const Tensor& clips) { return m_head(features(clips).cls); }

Features TimeSformerImpl::features(const Tensor& clips) {
    const int64_t batch = clips.size(0), frames = clips.size(2);
    Tensor x = embed(clips);
    for (const auto& block : *m_blocks) x = block->as<Block>()->forward(x, frames);
    if (m_config.attention == AttentionScheme::SpaceOnly) {  // [B*T, 1+N, C], averaged over time only now
        x = x.reshape({batch, frames, x.size(1), x.size(2)});
        return {m_norm(x.select(2, 0).mean(1)), m_norm(x.narrow(2, 1, x.size(2) - 1))};
    }
    x = m_norm(x);
    const int64_t places = (x.size(1) - 1) / frames;
    const Tensor patches = x.narrow(1, 1, places * frames).reshape({batch, places, frames, x.size(2)});
    return {x.select(1, 0), patches.transpose(1, 2)};
}

/// [B, 3, T, H, W] -> [B, 1 + N*T, C], token 1 + n*T + t; SpaceOnly: [B*T, 1 + N, C].
Tensor TimeSformerImpl::embed(const Tensor& clips) {
    const int64_t batch = clips.size(0), frames = clips.size(2), patch = m_config.patch;
    const int64_t rows = clips.size(3) / patch, columns = clips.size(4) / patch;
    const Tensor pictures = clips.transpose(1, 2).reshape({batch * frames, 3, clips.size(3), clips.size(4)});
    const Tensor position = positions(rows, columns);
    const Tensor cls = m_clsToken + position.narrow(1, 0, 1);
    Tensor patches = m_patchEmbed(pictures);  // [B*T, N, C]
    if (!m_motion.is_empty()) patches = patches + m_motion(pictures, frames);
    patches = patches + position.narrow(1, 1, rows * columns);
    if (m_config.attention == AttentionScheme::SpaceOnly) {
        return torch::cat({cls.expand({batch * frames, 1, m_config.embed}), patches}, 1);
    }
    patches = patches.reshape({batch, frames, rows * columns, m_config.embed}).transpose(1, 2);  // [B, N, T, C]
    patches = (patches + times(frames).unsqueeze(1)).reshape({batch, rows * columns * frames, m_config.embed});
    return torch::cat({cls.expand({batch, 1, m_config.embed}), patches}, 1);
}

/// The position embedding [1, 1 + rows*columns, C] for a patch grid of that size.
Tensor TimeSformerImpl::positions(int64_t rows, int64_t columns) const {
    const int64_t grid = m_config.size / m_config.patch;
    if (rows == grid && columns == grid) return m_posEmbed;
    const Tensor plane = m_posEmbed.narrow(1, 1, grid * grid)
                             .reshape({1, grid, grid, m_config.embed})
                             .permute({0, 3, 1, 2});  // [1, C, grid, grid]
    const Tensor resized = torch::upsample_bicubic2d(plane, {rows, columns}, false);
    return torch::cat({m_posEmbed.narrow(1, 0, 1), resized.flatten(2).transpose(1, 2)}, 1);
}

/// The time embedding [1, T, C] for that many frames.
Tensor TimeSformerImpl::times(int64_t frames) const {
    if (frames == m_config.frames) return m_timeEmbed;
    return torch::upsample_linear1d(m_timeEmbed.transpose(1, 2), {frames}, false).transpose(1, 2);
}

}  // namespace model

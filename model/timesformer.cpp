#include "model/timesformer.h"

#include <cmath>
#include <numbers>
#include <string>

#include "core/types/error.h"
#include "model/architecture.h"
#include "model/camera_motion.h"
#include "model/layers.h"

// Shapes: B clips, T frames, N = rows * columns patches of a frame, C embedding width.

namespace model {
namespace {

namespace nn = torch::nn;
using core::AttentionScheme;
using torch::Tensor;

constexpr double kInitDeviation = 0.02;

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

}  // namespace

TimeSformerImpl::TimeSformerImpl(const core::ModelConfig& config, Start start) : m_config(config) {
    checkConfig(config);
    const int64_t grid = config.size / config.patch;
    m_patchEmbed = register_module("patch_embed", PatchEmbed(config));
    if (config.motionTokens != core::MotionTokens::None) m_motion = register_module("motion", MotionEmbed(config));
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
    m_head = register_module("head", linear(config.embed, config.labels.size()));
    if (start == Start::Fresh) initialise();
}

/// As the original: linear layers and tokens from a truncated normal, time embedding and the layers after patch steps
/// zero, so that a fresh divided network equals a picture transformer applied to each frame. Only with a convolutional
/// stem, which no pretrained weights fit, the time embedding starts as waves.
void TimeSformerImpl::initialise() {
    const torch::NoGradGuard noGradient;
    truncatedNormal(m_clsToken);
    truncatedNormal(m_posEmbed);
    if (m_config.stem == core::PatchStem::Convolutional && m_timeEmbed.defined()) m_timeEmbed.copy_(waves(m_timeEmbed));
    for (const auto& item : named_modules("", false)) {
        auto* linear = item.value()->as<nn::Linear>();
        if (linear == nullptr) continue;
        const bool startsAtZero = item.key().ends_with("_fc");
        if (!startsAtZero) truncatedNormal(linear->weight);
        nn::init::zeros_(linear->bias);
    }
}

Tensor TimeSformerImpl::forward(const Tensor& clips, const Tensor& places) {
    return m_head(features(clips, places).cls);
}

Features TimeSformerImpl::features(const Tensor& clips, const Tensor& places) {
    FrameFeatures seen = frameFeatures(clips.transpose(1, 2).flatten(0, 1));
    if (places.defined()) seen.places = places.flatten(0, 1);
    return features(seen, clips.size(2));
}

FrameFeatures TimeSformerImpl::frameFeatures(const Tensor& pictures) {
    const int64_t rows = pictures.size(2) / m_config.patch, columns = pictures.size(3) / m_config.patch;
    const Tensor tokens = m_patchEmbed(pictures).reshape({pictures.size(0), rows, columns, m_config.embed});
    return {tokens, m_motion.is_empty() ? Tensor() : motionStructure(pictures)};
}

Tensor TimeSformerImpl::patchTokens(const FrameFeatures& seen, int64_t frames) {
    const int64_t rows = seen.tokens.size(1), columns = seen.tokens.size(2);
    Tensor patches = seen.tokens.flatten(1, 2) + positions(rows, columns);  // [B*T, N, C]
    if (!m_motion.is_empty()) patches = patches + m_motion(seen.structures, seen.places, frames);
    patches = patches.reshape({seen.tokens.size(0) / frames, frames, rows * columns, m_config.embed});
    return m_timeEmbed.defined() ? patches + times(frames).unsqueeze(2) : patches;
}

Features TimeSformerImpl::features(const FrameFeatures& seen, int64_t frames, std::vector<AttentionStep>* attention) {
    const TokenGrid grid{frames, seen.tokens.size(1), seen.tokens.size(2)};
    Tensor x = patchTokens(seen, frames);  // [B, T, N, C]
    const int64_t batch = x.size(0), places = x.size(2), embed = x.size(3);
    const bool perFrame = keepsFramesApart();
    // Token 1 + n*T + t of a clip, or 1 + n of a frame.
    x = perFrame ? x.flatten(0, 1) : x.transpose(1, 2).reshape({batch, places * frames, embed});
    x = torch::cat({classToken().expand({x.size(0), 1, embed}), x}, 1);
    for (const auto& block : *m_blocks) x = block->as<Block>()->forward(x, grid, attention);
    if (perFrame) {  // averaged over time only now
        x = x.reshape({batch, frames, 1 + places, embed});
        return {m_norm(x.select(2, 0).mean(1)), m_norm(x.narrow(2, 1, places))};
    }
    x = m_norm(x);
    const Tensor patches = x.narrow(1, 1, places * frames).reshape({batch, places, frames, embed});
    return {x.select(1, 0), patches.transpose(1, 2)};
}

Tensor TimeSformerImpl::classToken() const { return m_clsToken + m_posEmbed.narrow(1, 0, 1); }

/// The position embedding [1, rows*columns, C] of the patches in a grid of that size.
Tensor TimeSformerImpl::positions(int64_t rows, int64_t columns) const {
    const int64_t grid = m_config.size / m_config.patch;
    const Tensor trained = m_posEmbed.narrow(1, 1, grid * grid);
    if (rows == grid && columns == grid) return trained;
    const Tensor plane = trained.reshape({1, grid, grid, m_config.embed}).permute({0, 3, 1, 2});  // [1, C, grid, grid]
    return torch::upsample_bicubic2d(plane, {rows, columns}, false).flatten(2).transpose(1, 2);
}

/// The time embedding [1, T, C] for that many frames.
Tensor TimeSformerImpl::times(int64_t frames) const {
    if (frames == m_config.frames) return m_timeEmbed;
    return torch::upsample_linear1d(m_timeEmbed.transpose(1, 2), {frames}, false).transpose(1, 2);
}

}  // namespace model

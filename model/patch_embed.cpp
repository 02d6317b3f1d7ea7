#include "model/patch_embed.h"

#include <string>

#include "model/architecture.h"
#include "model/camera_motion.h"
#include "model/layers.h"

namespace model {
namespace {

namespace nn = torch::nn;
using torch::Tensor;

nn::Conv2d stemConvolution(int64_t in, int64_t out, bool bias) {
    return nn::Conv2d(nn::Conv2dOptions(in, out, 3).stride(2).padding(1).bias(bias));
}

}  // namespace

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
    : m_takesTrack(config.motionTokens == core::MotionTokens::Track),
      m_steps(config.trackSteps),
      m_value(register_module("value", linear(motionValues(m_steps), config.embed))) {}

Tensor MotionEmbedImpl::forward(const Tensor& structures, const Tensor& places, int64_t frames) {
    const Tensor motion = motionOf(structures, places, frames);
    return m_value(motion.reshape({-1, 1, motionValues(m_steps)}).to(m_value->weight.scalar_type()));
}

/// [B, T, values]. Matching takes eighty times as long as the track, so it is left out where all clips tell theirs;
/// only a GPU is not asked, as that would wait for it.
Tensor MotionEmbedImpl::motionOf(const Tensor& structures, const Tensor& places, int64_t frames) const {
    const auto matched = [&] { return inSteps(cameraMotion(structures, frames), m_steps); };
    if (!m_takesTrack || !places.defined()) return matched();
    const Tensor track = trackMotion(places.to(structures.dtype()), frames, m_steps);
    const Tensor isUnknown = torch::isnan(track.sum({1, 2}, true));
    if (track.is_cpu() && !isUnknown.any().item<bool>()) return track;
    return torch::where(isUnknown, matched(), track);
}

}  // namespace model

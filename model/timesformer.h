#pragma once

#include <torch/torch.h>

#include "core/types/model_config.h"
#include "model/patch_embed.h"

namespace model {

/// What the network knows before the head, after the final normalisation.
struct Features {
    torch::Tensor cls;      ///< [B, C]; forward() is head(cls)
    torch::Tensor patches;  ///< [B, T, N, C], N row by row of the patch grid
};

/// TimeSformer (Bertasius et al. 2021) and its Light variants. Parameter names are those of the original state_dict.
class TimeSformerImpl : public torch::nn::Module {
public:
    /// Freshly initialised as the original. Throws core::Error (bad usage) for impossible configurations.
    explicit TimeSformerImpl(const core::ModelConfig& config);

    /// Normalised clips [B, 3, T, H, W] to logits [B, classes]. H and W are multiples of the patch size; where they or
    /// T differ from the configuration, position and time embeddings are interpolated (bicubic and linear).
    torch::Tensor forward(const torch::Tensor& clips);
    Features features(const torch::Tensor& clips);
    /// See PatchEmbedImpl::foldNormalisation.
    void foldNormalisation() { m_patchEmbed->foldNormalisation(); }

private:
    void initialise();
    torch::Tensor embed(const torch::Tensor& clips);
    torch::Tensor positions(int64_t rows, int64_t columns) const;
    torch::Tensor times(int64_t frames) const;

    core::ModelConfig m_config;
    PatchEmbed m_patchEmbed{nullptr};
    MotionEmbed m_motion{nullptr};
    torch::Tensor m_clsToken, m_posEmbed, m_timeEmbed;
    torch::nn::ModuleList m_blocks;
    torch::nn::LayerNorm m_norm{nullptr};
    torch::nn::Linear m_head{nullptr};
};
TORCH_MODULE(TimeSformer);

}  // namespace model

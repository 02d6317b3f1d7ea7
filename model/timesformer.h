#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"

namespace model {

/// Multi-head self-attention over [rows, tokens, C].
class AttentionImpl : public torch::nn::Module {
public:
    AttentionImpl(int64_t embed, int64_t heads);
    torch::Tensor forward(const torch::Tensor& x);

private:
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

/// Pictures [rows, 3, H, W] to patch tokens [rows, N, C], row by row of the patch grid.
class PatchEmbedImpl : public torch::nn::Module {
public:
    explicit PatchEmbedImpl(const core::ModelConfig& config);
    torch::Tensor forward(torch::Tensor x);
    /// Merges the batch normalisations of a convolutional stem into its convolutions: same result in evaluation mode,
    /// less work. The network can be neither trained nor saved afterwards.
    void foldNormalisation();

private:
    std::vector<torch::nn::Conv2d> m_convs;
    std::vector<torch::nn::BatchNorm2d> m_norms;
    torch::nn::Conv2d m_proj{nullptr};
};
TORCH_MODULE(PatchEmbed);

/// Tells the tokens of each frame how the camera moved. Its sideways motion is a small part of a patch between two
/// frames and looks alike everywhere: a small network from scratch finds it very late by itself.
class MotionEmbedImpl : public torch::nn::Module {
public:
    explicit MotionEmbedImpl(const core::ModelConfig& config);
    /// Pictures [B*T, 3, H, W] to [B*T, 1, C], what is added to all patch tokens of each picture, in the type of the
    /// weights.
    torch::Tensor forward(const torch::Tensor& pictures, int64_t frames);

private:
    torch::nn::Linear m_value{nullptr};
};
TORCH_MODULE(MotionEmbed);

/// One transformer block over [B, 1 + N*T, C]; SpaceOnly gets [B*T, 1 + N, C].
class BlockImpl : public torch::nn::Module {
public:
    BlockImpl(const core::ModelConfig& config, double dropPath);
    torch::Tensor forward(const torch::Tensor& x, int64_t frames);

private:
    torch::Tensor dividedSpaceTime(const torch::Tensor& x, int64_t frames);
    torch::Tensor dropPath(const torch::Tensor& residual) const;

    double m_dropPath;
    torch::nn::LayerNorm m_norm1{nullptr}, m_norm2{nullptr}, m_temporalNorm1{nullptr};
    Attention m_attn{nullptr}, m_temporalAttn{nullptr};
    torch::nn::Linear m_temporalFc{nullptr};
    Mlp m_mlp{nullptr};
};
TORCH_MODULE(Block);

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

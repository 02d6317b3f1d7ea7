#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"
#include "model/block.h"
#include "model/patch_embed.h"

namespace model {

/// What the network sees in single frames, the same in every clip that a frame is part of.
struct FrameFeatures {
    torch::Tensor tokens;       ///< [R, rows, columns, C], patch tokens without position
    torch::Tensor structures;   ///< see motionStructure(); undefined without motion tokens
    torch::Tensor places = {};  ///< [R, any, 2], see trackMotion(); may be undefined
};

/// What the network knows before the head, after the final normalisation.
struct Features {
    torch::Tensor cls;      ///< [B, C]; forward() is head(cls)
    torch::Tensor patches;  ///< [B, T, N, C], N row by row of the patch grid
};

/// What the values of a new network are.
enum class Start {
    Fresh,  ///< random, for training
    Unset,  ///< anything: all of them will be read from a file
};

/// TimeSformer (Bertasius et al. 2021) and its Light variants. Parameter names are those of the original state_dict.
class TimeSformerImpl : public torch::nn::Module {
public:
    /// Freshly initialised as the original, unless told otherwise. Throws core::Error (bad usage) for impossible
    /// configurations.
    explicit TimeSformerImpl(const core::ModelConfig& config, Start start = Start::Fresh);

    /// Normalised clips [B, 3, T, H, W] to logits [B, classes]. H and W are multiples of the patch size; where they or
    /// T differ from the configuration, position and time embeddings are interpolated (bicubic and linear). `places`:
    /// [B, T, any, 2], where the world was on the way to each frame, where that is known; see trackMotion().
    torch::Tensor forward(const torch::Tensor& clips, const torch::Tensor& places = {});
    Features features(const torch::Tensor& clips, const torch::Tensor& places = {});

    /// The steps of forward(): pictures [R, 3, H, W] to what is seen in each; clips of T of them, [B*T, ...], to patch
    /// tokens with position, motion and time [B, T, N, C]; and to the features.
    FrameFeatures frameFeatures(const torch::Tensor& pictures);
    torch::Tensor patchTokens(const FrameFeatures& seen, int64_t frames);
    /// Appends where the tokens looked, block by block, to `attention` where that is given.
    Features features(const FrameFeatures& seen, int64_t frames, std::vector<AttentionStep>* attention = nullptr);
    /// Whether no token of a frame sees another frame before the very end: each frame has a class token of its own.
    bool keepsFramesApart() const { return m_config.attention == core::AttentionScheme::SpaceOnly; }
    /// The class token with its position: [1, 1, C].
    torch::Tensor classToken() const;
    torch::Tensor head(const torch::Tensor& cls) { return m_head(cls); }
    /// See PatchEmbedImpl::foldNormalisation.
    void foldNormalisation() { m_patchEmbed->foldNormalisation(); }
    /// Frees the blocks' weights, for who computes the blocks otherwise: forward() and features() are gone then.
    void releaseBlocks() { replace_module("blocks", m_blocks = torch::nn::ModuleList()); }

private:
    void initialise();
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

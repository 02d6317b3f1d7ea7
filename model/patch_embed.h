#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"

namespace model {

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
    /// Structures of pictures (see motionStructure) to [B*T, 1, C], what is added to all patch tokens of each picture,
    /// in the type of the weights. `places` (see trackMotion) may be undefined, and count only for Track.
    torch::Tensor forward(const torch::Tensor& structures, const torch::Tensor& places, int64_t frames);

private:
    torch::Tensor motionOf(const torch::Tensor& structures, const torch::Tensor& places, int64_t frames) const;

    bool m_takesTrack;
    int64_t m_steps;
    torch::nn::Linear m_value{nullptr};
};
TORCH_MODULE(MotionEmbed);

}  // namespace model

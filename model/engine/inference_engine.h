#pragma once

#include <torch/torch.h>

#include <vector>

#include "core/types/model_config.h"
#include "model/engine/engine_block.h"
#include "model/engine/engine_options.h"
#include "model/precision.h"
#include "model/timesformer.h"

namespace model {

/// A trained network prepared for inference on one device in one precision. Divided, joint and space-only attention run
/// on prepared blocks; the other schemes as in training.
class InferenceEngine {
public:
    /// Takes the network over: it can be neither trained nor saved afterwards. Keeps nothing of the memory that its
    /// weights lie in.
    InferenceEngine(TimeSformer network, const core::ModelConfig& config, const torch::Device& device,
                    const Arithmetic& arithmetic, const EngineOptions& options = {});

    /// Normalised pictures [R, 3, H, W] to what is seen in each of them.
    FrameFeatures frameFeatures(const torch::Tensor& pictures);
    /// Clips of `frames` of them each, [B*T, ...], to logits [B, classes] in 32 bit.
    torch::Tensor logits(const FrameFeatures& seen, int64_t frames);

private:
    void prepareBlocks(const BlockKind& kind);
    torch::Tensor classOf(const FrameFeatures& seen, int64_t frames);

    TimeSformer m_network;
    core::ModelConfig m_config;
    torch::ScalarType m_type;
    std::vector<EngineBlock> m_blocks;  // empty where the network runs as in training
    torch::Tensor m_normWeight, m_normBias;
};

}  // namespace model

#pragma once

#include <torch/torch.h>

#include <map>
#include <string>
#include <vector>

#include "core/types/model_config.h"
#include "model/engine/engine_options.h"
#include "model/engine/packed_linear.h"

namespace model {

/// The weights of a network by name.
using Weights = std::map<std::string, torch::Tensor>;

/// How blocks are prepared.
struct BlockKind {
    EngineOptions savings;
    LinearKernel kernel = LinearKernel::Plain;  ///< what linear layers become
    torch::ScalarType type = torch::kFloat32;   ///< of the tokens
};

/// One transformer block for inference with divided, joint or space-only attention. Tokens are [B, F, 1 + M, C]: F rows
/// of M patch tokens behind a class token. A row is a frame; with joint attention the whole clip (F = 1).
class EngineBlock {
public:
    /// `name` is the block's, such as "blocks.3". Weights are 32 bit: they are merged before they are rounded.
    EngineBlock(const Weights& weights, const std::string& name, const core::ModelConfig& config, const BlockKind& kind,
                bool last);

    /// Changes the tokens in place.
    void run(torch::Tensor& x) const;
    /// The class tokens [B, F or 1, C] after the last block; spoils x.
    torch::Tensor runLast(torch::Tensor& x) const;

private:
    struct Norm {
        torch::Tensor weight, bias;  // undefined where folded
        torch::Tensor operator()(const torch::Tensor& x) const;
        void round(torch::ScalarType type);
    };

    torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v) const;
    torch::Tensor overTime(const torch::Tensor& x) const;
    torch::Tensor withinRows(const torch::Tensor& x) const;
    torch::Tensor classWithinRows(const torch::Tensor& x) const;
    torch::Tensor mlp(const torch::Tensor& x) const;

    int64_t m_heads;
    bool m_divided;  // there is a step over time, and the rows' class tokens are one
    bool m_classOnly;
    bool m_fused;
    Norm m_temporalNorm, m_norm1, m_norm2;
    PackedLinear m_temporalQkv;
    std::vector<PackedLinear> m_temporalOut;  // one where merged, else projection and fc
    PackedLinear m_qkv, m_query, m_keyValue;  // the last two only where m_classOnly, the first only elsewhere
    PackedLinear m_proj, m_fc1, m_fc2;
};

}  // namespace model

#pragma once

#include <torch/torch.h>

#include "model/attention_scheme.h"

namespace model {

/// The patch tokens of one clip: token (row * columns + column) * frames + frame.
struct TokenGrid {
    int64_t frames = 0, rows = 0, columns = 0;
};

/// [B, N*T, C] to [B, G, M, C]: G groups of M tokens for each clip. Throws core::Error where Local or Strided get a
/// grid that they cannot halve.
torch::Tensor groupTokens(const torch::Tensor& tokens, Grouping grouping, const TokenGrid& grid);

/// Undoes groupTokens(): [B, G, M, C] to [B, N*T, C].
torch::Tensor ungroupTokens(const torch::Tensor& groups, Grouping grouping, const TokenGrid& grid);

}  // namespace model

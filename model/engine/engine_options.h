#pragma once

#include <string>
#include <vector>

namespace model {

/// The exact savings of the inference engine: each gives the same logits as the plain network up to rounding.
struct EngineOptions {
    bool mergeProjections = true;      ///< an attention's projection and the linear layer after it are one matrix
    bool foldNorms = true;             ///< a normalisation's scale and shift lie in the linear layer after it
    bool classOnlyInLastBlock = true;  ///< the last block computes only what its class token needs
    bool packWeights = true;           ///< weights in the order that the processor's matrix product reads
    bool fuseAttention = true;         ///< LibTorch's fused attention where it is the faster one
    bool reuseFrames = true;           ///< what was seen in a frame serves every clip with that frame; CPU only
    bool replayGraphs = true;          ///< a GPU's kernels are recorded once and replayed
};

/// "merge", "fold", "class-only", "pack", "fuse", "reuse", "replay", in the order of the fields.
std::vector<std::string> savingNames();
/// All savings but the named ones. Throws core::Error (bad usage) for an unknown name.
EngineOptions savingsWithout(const std::vector<std::string>& names);

}  // namespace model

#pragma once

namespace model {

/// The exact savings of the inference engine: each gives the same logits as the plain network up to rounding.
struct EngineOptions {
    bool mergeProjections = true;      ///< an attention's projection and the linear layer after it are one matrix
    bool foldNorms = true;             ///< a normalisation's scale and shift lie in the linear layer after it
    bool classOnlyInLastBlock = true;  ///< the last block computes only what its class token needs
    bool packWeights = true;           ///< weights in the order that the processor's matrix product reads
};

}  // namespace model

#pragma once

#include <vector>

#include "core/types/model_config.h"

namespace model {

/// Which patch tokens attend to each other in one step of a block (Bertasius et al. 2021, figure 2).
enum class Grouping {
    All,      ///< every token of the clip
    Time,     ///< the same place in all frames
    Space,    ///< all places of a frame
    Width,    ///< a row of a frame
    Height,   ///< a column of a frame
    Local,    ///< a quarter of the picture, cut at half its height and width, in all frames
    Strided,  ///< every second frame, row and column
};

/// A step of attention before a block's main one, among patch tokens only and with a linear layer after it. Its
/// parameters are <prefix>_norm1, <prefix>_attn and <prefix>_fc.
struct PatchStep {
    const char* prefix;
    Grouping grouping;
};

/// The steps of a scheme's blocks: first the patch steps, then the main one, in which each group also holds a copy of
/// the class token; the copies are averaged afterwards. The paper says nothing about the class token, the order and
/// the placing of windows for the sparse local-global and the axial scheme: these two follow divided attention here.
struct SchemeSteps {
    std::vector<PatchStep> patchSteps;
    Grouping main;
};

SchemeSteps stepsOf(core::AttentionScheme scheme);

}  // namespace model

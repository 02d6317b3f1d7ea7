#pragma once

#include <string>
#include <vector>

#include "core/types/model_config.h"
#include "core/types/picture_cut.h"

namespace training {

/// How the answers to several views of one recording become one.
enum class ViewPooling {
    SumLogits,  ///< as the published evaluation does; probabilities are those of the mean
    MeanLogits,
    MaxLogits,          ///< of each class
    MeanProbabilities,  ///< logits are the logarithms
};

/// The views by which a recording is judged: view v is crop v % crops of clip v / crops.
struct ViewPlan {
    int clips = 1;  ///< over the length of the recording
    int crops = 1;  ///< of each clip: 1, the centre; or 3, the ends and the centre of the longer side
    ViewPooling pooling = ViewPooling::SumLogits;

    bool isSingle() const { return clips == 1 && crops == 1; }
};

/// Throws core::Error (bad usage) for a plan that cannot be, or that the model's preprocessing has no rule for.
void checkPlan(const ViewPlan& plan, const core::ModelConfig& config);

/// The frames of each clip out of `total`, by the model's own rule of sampling. `framesPerSecond` 0 stands for 30.
std::vector<std::vector<int>> framesOfClips(const core::ModelConfig& config, int total, double framesPerSecond,
                                            int clips);

/// The published evaluation's resizing and crops of a picture: a single crop is the centre of a picture whose short
/// side is preprocessing.shortSide, three are left, centre and right (of an upright picture top, centre and bottom) of
/// one as small as the crops.
std::vector<core::PictureCut> cutsOf(int width, int height, const core::ModelConfig& config, int crops);

struct PooledAnswer {
    std::vector<float> logits;
    std::vector<float> probabilities;  ///< after division by the temperature
};
/// One row of logits for each view, at least one.
PooledAnswer poolViews(const std::vector<std::vector<float>>& logits, ViewPooling pooling, double temperature);

}  // namespace training

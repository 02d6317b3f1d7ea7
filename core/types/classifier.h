#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/types/clip.h"
#include "core/types/label_set.h"
#include "core/types/model_config.h"
#include "core/types/prediction.h"

namespace core {

/// The clip shape and the decision settings that a model was trained for, read from its checkpoint.
struct ClassifierInfo {
    std::string name;       ///< "light-timesformer-tiny"
    std::string device;     ///< "CPU", "NVIDIA H200"
    std::string precision;  ///< "fp32", "bf16", "fp16", "int8"
    LabelSet labels;
    int frames = 8;
    int trackSteps = 1;                 ///< places of the world that tell most for each frame; see wayThrough()
    int size = 224;                     ///< clips are size x size
    FitMode fit = FitMode::CentreCrop;  ///< how a picture becomes that square
};

/// Seam 2: what recognises gestures. Used by one thread at a time.
class Classifier {
public:
    virtual ~Classifier() = default;

    virtual const ClassifierInfo& info() const = 0;
    /// One Prediction for each clip, in order. Every clip must be frames x size x size as info() says; throws Error
    /// otherwise. The clips are run as one batch.
    virtual std::vector<Prediction> classify(std::span<const Clip> clips) = 0;
};

}  // namespace core

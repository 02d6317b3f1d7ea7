#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/types/label_set.h"

namespace training {

/// A labelled clip and what a model said to it.
struct JudgedClip {
    std::string path;     ///< of the media file within the data set; "simulated/17" for a clip that was never a file
    std::string file;     ///< where the media file lies; empty for a clip that was never one
    std::string subject;  ///< empty where nobody knows
    double startS = 0;    ///< bounds within the media file; endS 0 = to its end
    double endS = 0;
    double durationS = 0;     ///< of the gesture
    std::vector<int> frames;  ///< indices that the network saw; of several views, those of the clip in the middle
    int label = 0;            ///< the true one, LabelSet index; -1 = a gesture that the model does not know
    std::vector<float> logits;
    std::vector<float> probabilities;  ///< calibrated

    int predicted() const;
    float confidence() const { return probabilities.at(std::size_t(predicted())); }
};

/// A clip that could not be judged.
struct FailedClip {
    std::string path;
    std::string error;
};

/// What one model says to the clips of one part of the data, in the order of the data.
struct Judgement {
    core::LabelSet labels;
    std::vector<JudgedClip> clips;
    std::vector<JudgedClip> unknown;  ///< of gestures that the model does not know, where those are asked for
    std::vector<FailedClip> failed;
};

}  // namespace training

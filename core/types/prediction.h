#pragma once

#include <string>
#include <vector>

#include "core/types/frame.h"

namespace core {

/// How long each stage of one prediction took, in milliseconds.
struct StageTimes {
    double queueMs = 0;       ///< newest frame captured -> sampling began
    double sampleMs = 0;      ///< frames picked and copied into clips
    double preprocessMs = 0;  ///< pixels -> what the network sees in single frames
    double inferMs = 0;       ///< from there to logits
    double decideMs = 0;      ///< decision logic
};

/// What the network says about one clip.
struct Prediction {
    std::vector<float> logits;         ///< raw network output, LabelSet order
    std::vector<float> probabilities;  ///< calibrated softmax of the logits, LabelSet order
    TimePoint clipStart{};             ///< capture time of the oldest frame
    TimePoint newestFrame{};           ///< capture time of the newest frame
    TimePoint finished{};              ///< when the result was ready; latency = finished - newestFrame
    StageTimes stages;
};

/// The debounced decision: one per gesture performed.
struct GestureEvent {
    int label = 0;  ///< index into the LabelSet, never `none`
    float confidence = 0;
    TimePoint start{};  ///< estimated begin of the gesture
    TimePoint fired{};  ///< when it was decided
};

/// A gesture that really happened between two times; known for simulated and for labelled footage.
struct TruthEvent {
    std::string label;
    double startS = 0;  ///< seconds since the footage began
    double endS = 0;
};

}  // namespace core

#pragma once

#include <vector>

#include "core/types/label_set.h"

namespace training {

/// The clips whose answer was about as sure: what a reliability diagram shows.
struct CalibrationBin {
    double confidence = 0;  ///< mean of the answers, 0..1; 0 without clips, as is the accuracy
    double accuracy = 0;    ///< share answered rightly
    int count = 0;
};

/// Scores of a classifier over labelled clips. The rates for gestures count the clips whose true label is a gesture,
/// while every class including `none` may be answered.
struct Metrics {
    int clips = 0;         ///< all of them, with `none`
    int gestureClips = 0;  ///< those of gestures
    double top1 = 0;       ///< over the gesture clips, 0..1
    double top5 = 0;
    double macroF1 = 0;            ///< mean over the gestures that are shown or answered
    double ece = 0;                ///< expected calibration error over all clips, 15 bins
    double noneAccuracy = 0;       ///< share of the `none` clips answered with `none`; 0 where there are none
    std::vector<double> perClass;  ///< share of each class answered rightly, LabelSet order; 0 without clips
    std::vector<std::vector<int>> confusion;  ///< [true][answered], clips
    std::vector<CalibrationBin> reliability;  ///< 15 bins of equal width
};

/// `logits` has one row of labels.size() values for each true label. `temperature` divides them before the softmax.
Metrics measure(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                const core::LabelSet& labels, double temperature = 1);

/// The same where it is known how sure each answer was, 0..1.
Metrics measure(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                const core::LabelSet& labels, const std::vector<double>& confidences);

/// The temperature with the least negative log likelihood, between 0.25 and 8.
double fitTemperature(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth);

}  // namespace training

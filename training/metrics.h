#pragma once

#include <vector>

#include "core/types/label_set.h"

namespace training {

/// Scores of a classifier over labelled clips. The rates for gestures count the clips whose true label is a gesture,
/// while every class including `none` may be answered.
struct Metrics {
    int clips = 0;         ///< all of them, with `none`
    int gestureClips = 0;  ///< those of gestures
    double top1 = 0;       ///< over the gesture clips, 0..1
    double top5 = 0;
    double macroF1 = 0;            ///< mean over the gestures
    double ece = 0;                ///< expected calibration error over all clips, 15 bins
    double noneAccuracy = 0;       ///< share of the `none` clips answered with `none`; 0 where there are none
    std::vector<double> perClass;  ///< share of each class answered rightly, LabelSet order; 0 without clips
    std::vector<std::vector<int>> confusion;  ///< [true][answered], clips
};

/// `logits` has one row of labels.size() values for each true label. `temperature` divides them before the softmax.
Metrics measure(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                const core::LabelSet& labels, double temperature = 1);

/// The temperature with the least negative log likelihood, between 0.25 and 8.
double fitTemperature(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth);

}  // namespace training

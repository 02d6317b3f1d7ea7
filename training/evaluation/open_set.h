#pragma once

#include <vector>

#include "core/types/label_set.h"
#include "training/evaluation/judged_clip.h"

namespace training {

/// How well a model's confidence tells the gestures that it knows from those that it was never trained on.
struct OpenSet {
    int clips = 0;              ///< of unknown gestures
    double auroc = 0;           ///< probability that a known gesture scores above an unknown one; ties count half
    double falsePositives = 0;  ///< share of the unknown that pass where 95 % of the known do
};

/// A clip's score is its highest probability among the gestures. Both lists must hold a gesture; clips of `none` among
/// the known do not count.
OpenSet measureOpenSet(const std::vector<JudgedClip>& known, const std::vector<JudgedClip>& unknown,
                       const core::LabelSet& labels);

}  // namespace training

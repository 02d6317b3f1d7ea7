#pragma once

#include <vector>

#include "core/types/label_set.h"

namespace training {

/// How often a class was shown, answered, and both.
struct ClassTally {
    int shown = 0;
    int answered = 0;
    int right = 0;
};

/// Judged clips added up, as far as the scores need them: those of a person, or of everybody. See Metrics for what the
/// scores count.
struct Tally {
    std::vector<ClassTally> classes;  ///< LabelSet order
    int none = -1;                    ///< the class of no gesture
    int clips = 0;
    int gestureClips = 0;
    int topOne = 0;  ///< gesture clips whose class scores highest
    int topFive = 0;

    explicit Tally(const core::LabelSet& labels);
    /// `logits` of one clip, LabelSet order.
    void add(const std::vector<float>& logits, int truth);
    /// Adds another one of the same labels `times` times.
    void add(const Tally& other, int times = 1);

    double top1() const;
    double top5() const;
    double macroF1() const;
    /// Share of a class answered rightly; 0 without clips.
    double accuracyOf(int label) const;
};

/// The class with the highest score; the first of equals.
int highest(const std::vector<float>& logits);

}  // namespace training

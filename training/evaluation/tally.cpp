#include "training/evaluation/tally.h"

#include <algorithm>
#include <cstddef>

namespace training {

Tally::Tally(const core::LabelSet& labels)
    : classes(std::size_t(labels.size())), none(labels.indexOf(core::kNoneLabel).value_or(-1)) {}

void Tally::add(const std::vector<float>& logits, int truth) {
    const int answer = highest(logits);
    ++clips;
    ++classes[std::size_t(truth)].shown;
    ++classes[std::size_t(answer)].answered;
    classes[std::size_t(truth)].right += answer == truth ? 1 : 0;
    if (truth == none) return;
    const auto better =
        std::count_if(logits.begin(), logits.end(), [&](float logit) { return logit > logits[std::size_t(truth)]; });
    ++gestureClips;
    topOne += better < 1 ? 1 : 0;
    topFive += better < 5 ? 1 : 0;
}

void Tally::add(const Tally& other, int times) {
    for (std::size_t i = 0; i < classes.size(); ++i) {
        classes[i].shown += times * other.classes[i].shown;
        classes[i].answered += times * other.classes[i].answered;
        classes[i].right += times * other.classes[i].right;
    }
    clips += times * other.clips;
    gestureClips += times * other.gestureClips;
    topOne += times * other.topOne;
    topFive += times * other.topFive;
}

double Tally::top1() const { return double(topOne) / std::max(1, gestureClips); }
double Tally::top5() const { return double(topFive) / std::max(1, gestureClips); }

double Tally::macroF1() const {
    double sum = 0;
    int gestures = 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const int both = classes[i].shown + classes[i].answered;
        if (int(i) == none || both == 0) continue;
        sum += 2.0 * classes[i].right / both;
        ++gestures;
    }
    return sum / std::max(1, gestures);
}

double Tally::accuracyOf(int label) const {
    const ClassTally& counts = classes.at(std::size_t(label));
    return double(counts.right) / std::max(1, counts.shown);
}

int highest(const std::vector<float>& logits) {
    return int(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

}  // namespace training

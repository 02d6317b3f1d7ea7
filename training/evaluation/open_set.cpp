#include "training/evaluation/open_set.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>

#include "core/types/error.h"

namespace training {
namespace {

std::vector<float> sortedScores(const std::vector<JudgedClip>& clips, const core::LabelSet& labels) {
    const auto none = labels.indexOf(core::kNoneLabel);
    std::vector<float> scores;
    for (const JudgedClip& clip : clips) {
        if (none && clip.label == *none) continue;
        float best = 0;
        for (std::size_t i = 0; i < clip.probabilities.size(); ++i)
            if (!none || int(i) != *none) best = std::max(best, clip.probabilities[i]);
        scores.push_back(best);
    }
    std::sort(scores.begin(), scores.end());
    return scores;
}

}  // namespace

OpenSet measureOpenSet(const std::vector<JudgedClip>& known, const std::vector<JudgedClip>& unknown,
                       const core::LabelSet& labels) {
    const std::vector<float> inside = sortedScores(known, labels);
    const std::vector<float> outside = sortedScores(unknown, labels);
    if (inside.empty() || outside.empty())
        throw core::Error(inside.empty()
                              ? "No clip shows a gesture that the model knows, so nothing can be told apart. Add some."
                              : "Every clip has a label that the model knows. Leave out --open-set, or add clips of "
                                "gestures that it was never trained on.",
                          core::Error::Kind::BadUsage);
    double wins = 0;
    for (const float score : outside) {
        const auto [low, high] = std::equal_range(inside.begin(), inside.end(), score);
        wins += double(std::distance(high, inside.end())) + 0.5 * double(std::distance(low, high));
    }
    const auto passing = std::size_t(std::ceil(0.95 * double(inside.size())));
    const float threshold = inside[inside.size() - passing];
    const auto passed = std::distance(std::lower_bound(outside.begin(), outside.end(), threshold), outside.end());
    return {int(outside.size()), wins / (double(inside.size()) * double(outside.size())),
            double(passed) / double(outside.size())};
}

}  // namespace training

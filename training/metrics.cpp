#include "training/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace training {
namespace {

std::vector<double> softmax(const std::vector<float>& logits, double temperature) {
    const float highest = *std::max_element(logits.begin(), logits.end());
    std::vector<double> probabilities;
    double sum = 0;
    for (const float logit : logits) {
        probabilities.push_back(std::exp((logit - highest) / temperature));
        sum += probabilities.back();
    }
    for (double& probability : probabilities) probability /= sum;
    return probabilities;
}

int best(const std::vector<float>& logits) {
    return int(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

/// How many classes score higher than the true one.
int rankOf(const std::vector<float>& logits, int truth) {
    return int(
        std::count_if(logits.begin(), logits.end(), [&](float logit) { return logit > logits[std::size_t(truth)]; }));
}

double calibrationError(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                        double temperature) {
    constexpr std::size_t kBins = 15;
    std::array<double, kBins> confidence{};
    std::array<double, kBins> right{};
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const auto answer = std::size_t(best(logits[i]));
        const double sure = softmax(logits[i], temperature)[answer];
        const auto bin = std::min(kBins - 1, std::size_t(sure * kBins));
        confidence[bin] += sure;
        right[bin] += int(answer) == truth[i] ? 1 : 0;
    }
    double error = 0;
    for (std::size_t bin = 0; bin < kBins; ++bin) error += std::abs(confidence[bin] - right[bin]);
    return logits.empty() ? 0 : error / double(logits.size());
}

double f1Of(const std::vector<std::vector<int>>& confusion, std::size_t label) {
    int asked = 0;
    int answered = 0;
    for (std::size_t other = 0; other < confusion.size(); ++other) {
        asked += confusion[label][other];
        answered += confusion[other][label];
    }
    return asked + answered == 0 ? 0 : 2.0 * confusion[label][label] / (asked + answered);
}

double logLoss(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth, double temperature) {
    double loss = 0;
    for (std::size_t i = 0; i < logits.size(); ++i) {
        loss -= std::log(std::max(1e-12, softmax(logits[i], temperature)[std::size_t(truth[i])]));
    }
    return loss;
}

}  // namespace

Metrics measure(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                const core::LabelSet& labels, double temperature) {
    const auto classes = std::size_t(labels.size());
    const auto none = std::size_t(labels.indexOf(core::kNoneLabel).value_or(-1));
    Metrics metrics;
    metrics.clips = int(truth.size());
    metrics.confusion.assign(classes, std::vector<int>(classes, 0));
    for (std::size_t i = 0; i < truth.size(); ++i) {
        ++metrics.confusion[std::size_t(truth[i])][std::size_t(best(logits[i]))];
        if (std::size_t(truth[i]) == none) continue;
        const int rank = rankOf(logits[i], truth[i]);
        ++metrics.gestureClips;
        metrics.top1 += rank < 1 ? 1 : 0;
        metrics.top5 += rank < 5 ? 1 : 0;
    }
    metrics.top1 /= std::max(1, metrics.gestureClips);
    metrics.top5 /= std::max(1, metrics.gestureClips);
    int gestures = 0;
    for (std::size_t label = 0; label < classes; ++label) {
        int asked = 0;
        for (const int count : metrics.confusion[label]) asked += count;
        metrics.perClass.push_back(asked == 0 ? 0 : double(metrics.confusion[label][label]) / asked);
        if (label == none) {
            metrics.noneAccuracy = metrics.perClass.back();
        } else {
            metrics.macroF1 += f1Of(metrics.confusion, label);
            ++gestures;
        }
    }
    metrics.macroF1 /= std::max(1, gestures);
    metrics.ece = calibrationError(logits, truth, temperature);
    return metrics;
}

double fitTemperature(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth) {
    if (logits.empty()) return 1;
    constexpr int kSteps = 120;
    double bestTemperature = 1;
    double lowest = logLoss(logits, truth, 1);
    for (int i = 0; i <= kSteps; ++i) {
        const double temperature = 0.25 * std::pow(32.0, double(i) / kSteps);
        const double loss = logLoss(logits, truth, temperature);
        if (loss < lowest) {
            lowest = loss;
            bestTemperature = temperature;
        }
    }
    return bestTemperature;
}

}  // namespace training

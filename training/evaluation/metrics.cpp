#include "training/evaluation/metrics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "training/evaluation/tally.h"

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

std::vector<CalibrationBin> reliabilityOf(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                                          const std::vector<double>& confidences) {
    constexpr std::size_t kBins = 15;
    std::vector<CalibrationBin> bins(kBins);
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const int answer = highest(logits[i]);
        const double sure = confidences[i];
        CalibrationBin& bin = bins[std::min(kBins - 1, std::size_t(sure * kBins))];
        bin.confidence += sure;
        bin.accuracy += answer == truth[i] ? 1 : 0;
        ++bin.count;
    }
    for (CalibrationBin& bin : bins) {
        bin.confidence /= std::max(1, bin.count);
        bin.accuracy /= std::max(1, bin.count);
    }
    return bins;
}

double calibrationError(const std::vector<CalibrationBin>& bins, int clips) {
    double error = 0;
    for (const CalibrationBin& bin : bins) error += bin.count * std::abs(bin.confidence - bin.accuracy);
    return error / std::max(1, clips);
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
    std::vector<double> confidences;
    for (const auto& row : logits) confidences.push_back(softmax(row, temperature)[std::size_t(highest(row))]);
    return measure(logits, truth, labels, confidences);
}

Metrics measure(const std::vector<std::vector<float>>& logits, const std::vector<int>& truth,
                const core::LabelSet& labels, const std::vector<double>& confidences) {
    const auto classes = std::size_t(labels.size());
    Metrics metrics;
    Tally tally(labels);
    metrics.confusion.assign(classes, std::vector<int>(classes, 0));
    for (std::size_t i = 0; i < truth.size(); ++i) {
        tally.add(logits[i], truth[i]);
        ++metrics.confusion[std::size_t(truth[i])][std::size_t(highest(logits[i]))];
    }
    metrics.clips = tally.clips;
    metrics.gestureClips = tally.gestureClips;
    metrics.top1 = tally.top1();
    metrics.top5 = tally.top5();
    metrics.macroF1 = tally.macroF1();
    for (int label = 0; label < labels.size(); ++label) metrics.perClass.push_back(tally.accuracyOf(label));
    if (tally.none >= 0) metrics.noneAccuracy = tally.accuracyOf(tally.none);
    metrics.reliability = reliabilityOf(logits, truth, confidences);
    metrics.ece = calibrationError(metrics.reliability, metrics.clips);
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

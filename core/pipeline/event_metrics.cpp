#include "core/pipeline/event_metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace core {
namespace {

double ratio(int part, int whole) { return whole == 0 ? 1 : double(part) / whole; }

bool within(const TruthEvent& event, const FiredEvent& fire, double toleranceS) {
    return event.startS <= fire.timeS && fire.timeS <= event.endS + toleranceS;
}

/// The first event in time that the fire lies in and that `accepts` takes; truth.size() without one.
template <typename Accepts>
std::size_t eventAt(std::span<const TruthEvent> truth, const FiredEvent& fire, double toleranceS, Accepts accepts) {
    std::size_t i = 0;
    while (i < truth.size() && !(within(truth[i], fire, toleranceS) && accepts(i))) ++i;
    return i;
}

/// Sorts the fires that match nothing into duplicates, substitutions and insertions. A missed event excuses one wrong
/// fire as a substitution.
void classifyUnmatched(std::span<const TruthEvent> truth, std::span<const FiredEvent> unmatched, double toleranceS,
                       const std::vector<bool>& matched, EventCounts& counts) {
    std::vector<bool> substituted(truth.size(), false);
    for (const FiredEvent& fire : unmatched) {
        const auto isMatched = [&](std::size_t i) { return bool(matched[i]) && truth[i].label == fire.label; };
        const auto isMissed = [&](std::size_t i) { return !matched[i] && !substituted[i]; };
        if (eventAt(truth, fire, toleranceS, isMatched) < truth.size()) {
            ++counts.duplicates;
        } else if (const std::size_t i = eventAt(truth, fire, toleranceS, isMissed); i < truth.size()) {
            substituted[i] = true;
            ++counts.substitutions;
        } else {
            ++counts.insertions;
        }
    }
    for (std::size_t i = 0; i < truth.size(); ++i)
        if (!matched[i] && !substituted[i]) ++counts.misses;
}

}  // namespace

std::vector<FiredEvent> firedEvents(std::span<const GestureEvent> events, const LabelSet& labels, TimePoint begin) {
    std::vector<FiredEvent> fired;
    for (const GestureEvent& event : events)
        fired.push_back({labels.names.at(std::size_t(event.label)), Seconds(event.fired - begin).count(),
                         double(event.confidence)});
    return fired;
}

double EventCounts::precision() const { return ratio(matched, fired); }
double EventCounts::recall() const { return ratio(matched, truth); }

double EventCounts::f1() const {
    const int total = truth + fired;
    return total == 0 ? 1 : 2.0 * matched / total;
}

EventCounts& EventCounts::operator+=(const EventCounts& other) {
    truth += other.truth;
    fired += other.fired;
    matched += other.matched;
    misses += other.misses;
    substitutions += other.substitutions;
    duplicates += other.duplicates;
    insertions += other.insertions;
    timeToDetect.insert(timeToDetect.end(), other.timeToDetect.begin(), other.timeToDetect.end());
    delayS.insert(delayS.end(), other.delayS.begin(), other.delayS.end());
    return *this;
}

EventCounts matchEvents(std::span<const TruthEvent> truth, std::span<const FiredEvent> fired, double toleranceS) {
    EventCounts counts;
    counts.truth = int(truth.size());
    counts.fired = int(fired.size());
    std::vector<bool> matched(truth.size(), false);
    std::vector<FiredEvent> unmatched;
    for (const FiredEvent& fire : fired) {
        const auto fits = [&](std::size_t i) { return !matched[i] && truth[i].label == fire.label; };
        const std::size_t i = eventAt(truth, fire, toleranceS, fits);
        if (i == truth.size()) {
            unmatched.push_back(fire);
            continue;
        }
        matched[i] = true;
        ++counts.matched;
        const double lengthS = truth[i].endS - truth[i].startS;
        counts.timeToDetect.push_back((fire.timeS - truth[i].startS + 1) / (lengthS + 1));
        counts.delayS.push_back(fire.timeS - truth[i].endS);
    }
    classifyUnmatched(truth, unmatched, toleranceS, matched, counts);
    return counts;
}

int sequenceDistance(std::span<const TruthEvent> truth, std::span<const FiredEvent> fired) {
    std::vector<int> costs(fired.size() + 1);
    std::iota(costs.begin(), costs.end(), 0);
    for (const TruthEvent& event : truth) {
        int diagonal = costs[0]++;
        for (std::size_t j = 0; j < fired.size(); ++j) {
            const int substituted = diagonal + (event.label == fired[j].label ? 0 : 1);
            diagonal = costs[j + 1];
            costs[j + 1] = std::min({substituted, costs[j] + 1, costs[j + 1] + 1});
        }
    }
    return costs.back();
}

double levenshteinAccuracy(double errors, double truth) { return 1 - (truth > 0 ? errors / truth : errors); }

double FalseActivations::perHour() const { return hours > 0 ? fires / hours : 0; }

double FalseActivations::upperBound95() const {
    if (hours <= 0) return std::numeric_limits<double>::infinity();
    // The largest mean count that still produces `fires` or fewer with 5 % probability.
    const auto atMost = [&](double mean) {
        double term = std::exp(-mean);
        double sum = term;
        for (int k = 1; k <= fires; ++k) sum += term *= mean / k;
        return sum;
    };
    double low = fires;
    double high = 3 * fires + 10;
    for (int i = 0; i < 60; ++i) (atMost((low + high) / 2) > 0.05 ? low : high) = (low + high) / 2;
    return high / hours;
}

}  // namespace core

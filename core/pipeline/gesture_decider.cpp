#include "core/pipeline/gesture_decider.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

/// `smoothing` is meant at this rate; slower or faster predictions weigh more or less accordingly.
constexpr double kNominalPeriodS = 1.0 / 15;
constexpr Seconds kOverlap{0.3};  ///< by which the windows of two gestures may overlap: bounds are not exact
constexpr float kSure = 0.8F;     ///< part of the highest probability that counts as sure as it
constexpr Seconds kStale{0.6};    ///< a window judged longer ago no longer counts; slow processors take 0.4 for a round

void check(const DecisionConfig& config) {
    const auto fraction = [](double value, const char* name) {
        if (!(value >= 0 && value <= 1))
            throw Error(std::string(name) + " is " + std::to_string(value) + "; use a number from 0 to 1",
                        Error::Kind::BadUsage);
    };
    fraction(config.fireThreshold, "the fire threshold");
    fraction(config.rearmThreshold, "the re-arm threshold");
    fraction(config.smoothing, "the smoothing");
    if (config.agreeing < 1)
        throw Error("no windows need to agree on a gesture; use at least 1", Error::Kind::BadUsage);
    if (config.smoothing == 0)
        throw Error("a smoothing of 0 ignores every prediction; use more", Error::Kind::BadUsage);
    if (config.rearmThreshold > config.fireThreshold)
        throw Error("the re-arm threshold " + std::to_string(config.rearmThreshold) +
                        " lies above the fire threshold " + std::to_string(config.fireThreshold) + "; lower it",
                    Error::Kind::BadUsage);
}

}  // namespace

GestureDecider::GestureDecider(const DecisionConfig& config, const LabelSet& labels)
    : m_config(config), m_labels(labels.size()), m_none(labels.indexOf(kNoneLabel)) {
    check(config);
}

std::optional<GestureEvent> GestureDecider::update(TimePoint now, const std::vector<JudgedWindow>& windows) {
    remember(now, windows);
    smooth(now, scores());
    if (m_lastStillThere && m_smoothed[std::size_t(m_lastEvent->label)] < m_config.rearmThreshold)
        m_lastStillThere = false;
    const int label = bestGesture(m_smoothed);
    const Window& window = closestWindow(label);
    if (!mayFire(label, window, now)) return std::nullopt;
    m_lastStillThere = true;
    m_lastEvent = GestureEvent{label, m_smoothed[std::size_t(label)], window.start, now};
    return m_lastEvent;
}

bool GestureDecider::mayFire(int label, const Window& window, TimePoint now) const {
    if (m_smoothed[std::size_t(label)] < m_config.fireThreshold) return false;
    if (!m_lastEvent) return true;
    const bool isFree = window.start >= m_lastEvent->fired - kOverlap;  // it does not hold the last event's gesture
    const bool isRested = now - m_lastEvent->fired >= Seconds(m_config.refractoryS);
    return isFree && isRested && !(m_lastStillThere && label == m_lastEvent->label);
}

void GestureDecider::remember(TimePoint now, const std::vector<JudgedWindow>& windows) {
    if (windows.empty()) throw Error("a tick without windows cannot be decided; this is a fault of the engine");
    for (const JudgedWindow& judged : windows) {
        if (int(judged.probabilities.size()) != m_labels)
            throw Error("a prediction has " + std::to_string(judged.probabilities.size()) + " classes, the label set " +
                        std::to_string(m_labels) + "; the model and its labels do not belong together");
        std::erase_if(m_latest, [&](const JudgedWindow& old) { return old.window.length == judged.window.length; });
        m_latest.push_back(judged);
    }
    std::erase_if(m_latest, [&](const JudgedWindow& old) { return now - old.window.end > kStale; });
}

std::vector<float> GestureDecider::scores() const {
    std::vector<float> scores(std::size_t(m_labels), 0.0F);
    float rest = 1;
    for (int label = 0; label < m_labels; ++label) {
        if (label == m_none) continue;
        std::vector<float> votes;
        for (const JudgedWindow& judged : m_latest) votes.push_back(judged.probabilities[std::size_t(label)]);
        std::sort(votes.begin(), votes.end(), std::greater<>());
        votes.resize(std::size_t(m_config.agreeing), 0.0F);
        const float score = std::accumulate(votes.begin(), votes.end(), 0.0F) / float(m_config.agreeing);
        scores[std::size_t(label)] = score;
        rest -= score;
    }
    if (m_none) scores[std::size_t(*m_none)] = std::max(0.0F, rest);
    return scores;
}

void GestureDecider::smooth(TimePoint now, const std::vector<float>& scores) {
    if (m_smoothed.empty()) m_smoothed.assign(std::size_t(m_labels), 0.0F);
    const double elapsedS = m_lastTime ? Seconds(now - *m_lastTime).count() : kNominalPeriodS;
    const auto weight = float(1 - std::pow(1 - m_config.smoothing, elapsedS / kNominalPeriodS));
    for (std::size_t i = 0; i < m_smoothed.size(); ++i) m_smoothed[i] += weight * (scores[i] - m_smoothed[i]);
    m_lastTime = now;
}

const Window& GestureDecider::closestWindow(int label) const {
    const auto probability = [&](const JudgedWindow& judged) { return judged.probabilities[std::size_t(label)]; };
    float highest = 0;
    for (const JudgedWindow& judged : m_latest) highest = std::max(highest, probability(judged));
    const auto rank = [&](const JudgedWindow& judged) {
        return probability(judged) >= kSure * highest ? judged.window.start : TimePoint::min();
    };
    return std::max_element(m_latest.begin(), m_latest.end(),
                            [&](const JudgedWindow& a, const JudgedWindow& b) { return rank(a) < rank(b); })
        ->window;
}

int GestureDecider::bestGesture(const std::vector<float>& probabilities) const {
    int best = m_none == 0 ? 1 : 0;
    for (int i = best; i < m_labels; ++i)
        if (i != m_none && probabilities[std::size_t(i)] > probabilities[std::size_t(best)]) best = i;
    return best;
}

}  // namespace core

#include "core/pipeline/gesture_decider.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

/// `smoothing` is meant at this rate; slower or faster predictions weigh more or less accordingly.
constexpr double kNominalPeriodS = 1.0 / 15;
constexpr Seconds kOverlap{0.2};  ///< by which two complete gestures may overlap: bounds are not exact

void check(const DecisionConfig& config) {
    const auto fraction = [](double value, const char* name) {
        if (!(value >= 0 && value <= 1))
            throw Error(std::string(name) + " is " + std::to_string(value) + "; use a number from 0 to 1",
                        Error::Kind::BadUsage);
    };
    fraction(config.fireThreshold, "the fire threshold");
    fraction(config.rearmThreshold, "the re-arm threshold");
    fraction(config.smoothing, "the smoothing");
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

std::optional<GestureEvent> GestureDecider::update(const Evidence& evidence) {
    if (int(evidence.probabilities.size()) != m_labels)
        throw Error("a prediction has " + std::to_string(evidence.probabilities.size()) + " classes, the label set " +
                    std::to_string(m_labels) + "; the model and its labels do not belong together");
    smooth(evidence);
    rearm(evidence);
    const Choice choice = choose(evidence);
    const bool sure = choice.label != m_none && choice.probability >= m_config.fireThreshold;
    if (!sure || !evidence.canFire || (m_lastEvent && !isNew(evidence))) return std::nullopt;
    m_fired = true;
    m_lastWindowEnd = evidence.windowEnd;
    m_lastEvent = GestureEvent{choice.label, float(choice.probability), evidence.windowStart, evidence.time};
    return m_lastEvent;
}

void GestureDecider::smooth(const Evidence& evidence) {
    if (m_smoothed.empty()) m_smoothed.assign(std::size_t(m_labels), 0.0F);
    const double elapsedS = m_lastTime ? Seconds(evidence.time - *m_lastTime).count() : kNominalPeriodS;
    const auto weight = float(1 - std::pow(1 - m_config.smoothing, elapsedS / kNominalPeriodS));
    for (std::size_t i = 0; i < m_smoothed.size(); ++i)
        m_smoothed[i] += weight * (evidence.probabilities[i] - m_smoothed[i]);
    m_lastTime = evidence.time;
}

void GestureDecider::rearm(const Evidence& evidence) {
    if (!m_fired) return;
    const bool faded = m_smoothed[std::size_t(m_lastEvent->label)] < m_config.rearmThreshold;
    if (faded || !evidence.gateOpen) m_fired = false;
}

GestureDecider::Choice GestureDecider::choose(const Evidence& evidence) const {
    const std::span<const float> judged = evidence.complete ? evidence.probabilities : std::span(m_smoothed);
    const auto best = std::max_element(judged.begin(), judged.end());
    return {int(std::distance(judged.begin(), best)), double(*best)};
}

bool GestureDecider::isNew(const Evidence& evidence) const {
    if (evidence.time - m_lastEvent->fired < Seconds(m_config.refractoryS)) return false;
    if (evidence.complete) return evidence.windowStart >= m_lastWindowEnd - kOverlap;
    const TimePoint middle = evidence.windowStart + (evidence.windowEnd - evidence.windowStart) / 2;
    return !m_fired && middle >= m_lastEvent->fired;
}

}  // namespace core

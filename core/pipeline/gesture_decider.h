#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/types/config.h"
#include "core/types/label_set.h"
#include "core/types/prediction.h"

namespace core {

/// One prediction as the decider sees it.
struct Evidence {
    TimePoint time{};         ///< of the newest frame
    TimePoint windowStart{};  ///< bounds of the window judged
    TimePoint windowEnd{};
    std::span<const float> probabilities;  ///< LabelSet order
    bool complete = false;                 ///< the window holds a complete motion, so it is judged by itself
    bool gateOpen = true;                  ///< the camera moves; always true without a gate
    bool canFire = true;                   ///< false: only smooths and re-arms
};

/// Turns a stream of predictions into one event for each gesture: smoothing by time (so irregular predictions weigh
/// the same), a reject threshold, `none`, and re-arming only after the gesture is over. Pure: no threads, no clock.
class GestureDecider {
public:
    /// Throws Error (bad usage) for thresholds outside 0..1 or a re-arm threshold above the fire threshold.
    GestureDecider(const DecisionConfig& config, const LabelSet& labels);

    /// The event that this evidence completes, if any. Times must not run backwards.
    std::optional<GestureEvent> update(const Evidence& evidence);

    /// Running mean of the probabilities, LabelSet order; empty before the first evidence.
    const std::vector<float>& smoothed() const { return m_smoothed; }
    bool armed() const { return !m_fired; }
    void setFireThreshold(double threshold) { m_config.fireThreshold = threshold; }

private:
    struct Choice {
        int label = 0;
        double probability = 0;
    };
    void smooth(const Evidence& evidence);
    void rearm(const Evidence& evidence);
    Choice choose(const Evidence& evidence) const;
    bool isNew(const Evidence& evidence) const;  ///< not the gesture of the last event once more

    DecisionConfig m_config;
    int m_labels = 0;
    std::optional<int> m_none;
    std::vector<float> m_smoothed;
    std::optional<TimePoint> m_lastTime;
    std::optional<GestureEvent> m_lastEvent;
    TimePoint m_lastWindowEnd{};
    bool m_fired = false;  ///< the last event's gesture is not over yet
};

}  // namespace core

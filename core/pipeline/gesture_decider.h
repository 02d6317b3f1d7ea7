#pragma once

#include <optional>
#include <vector>

#include "core/pipeline/window_planner.h"
#include "core/types/config.h"
#include "core/types/label_set.h"
#include "core/types/prediction.h"

namespace core {

/// What the network said about one window.
struct JudgedWindow {
    Window window;
    std::vector<float> probabilities;  ///< LabelSet order
};

/// Turns a stream of judged windows into one event for each gesture. A gesture's score is the mean of its highest
/// probabilities among the latest windows of different lengths: they agree on a true gesture, seldom on a wrong one.
/// Where a longer window is sure of another gesture, the shorter ones hold a part of that and count for less. The
/// scores are smoothed by time (so irregular predictions weigh the same); a gesture that has passed the threshold fires
/// when its score has stopped rising; and its window's footage takes part in no second event. Pure: no threads, no
/// clock.
class GestureDecider {
public:
    /// Throws Error (bad usage) for settings that cannot work.
    GestureDecider(const DecisionConfig& config, const LabelSet& labels);

    /// The event that one tick's windows, all ending at `now`, complete, if any. Times must not run backwards.
    std::optional<GestureEvent> update(TimePoint now, const std::vector<JudgedWindow>& windows);

    /// Running mean of the scores, LabelSet order; `none` is what the gestures leave of 1. Empty before the first
    /// update.
    const std::vector<float>& smoothed() const { return m_smoothed; }
    void setFireThreshold(double threshold) { m_config.fireThreshold = threshold; }

private:
    struct Peak {
        int label = 0;
        float probability = 0;
        TimePoint time{};
        TimePoint windowStart{};
    };
    void remember(TimePoint now, const std::vector<JudgedWindow>& windows);
    std::vector<float> scores() const;
    std::vector<float> votesFor(int label) const;  ///< of the latest windows
    void smooth(TimePoint now, const std::vector<float>& scores);
    void follow(TimePoint now);
    const Window& surestWindow(int label) const;
    std::optional<GestureEvent> fire(TimePoint now);
    int bestGesture(const std::vector<float>& probabilities) const;
    bool isFree(const Window& window) const;  ///< it does not hold the gesture of the last event

    DecisionConfig m_config;
    int m_labels = 0;
    std::optional<int> m_none;
    std::vector<JudgedWindow> m_latest;  ///< of each length
    std::vector<float> m_smoothed;
    std::optional<TimePoint> m_lastTime;
    std::optional<Peak> m_rising;  ///< a gesture above the threshold that has not fired yet
    std::optional<GestureEvent> m_lastEvent;
    TimePoint m_lastWindowEnd = TimePoint::min();
    bool m_lastStillThere = false;  ///< the last event's class has not faded yet
};

}  // namespace core

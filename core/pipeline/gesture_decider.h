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
/// probabilities among the latest windows of different lengths: they agree on a true gesture for half a second, seldom
/// and shorter on a part of one. The scores are smoothed by time, so irregular predictions weigh the same; a gesture
/// whose score passes the threshold fires at once; and footage before an event takes part in no second one. Pure: no
/// threads, no clock.
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
    void remember(TimePoint now, const std::vector<JudgedWindow>& windows);
    std::vector<float> scores() const;
    void smooth(TimePoint now, const std::vector<float>& scores);
    /// Of the windows that are sure of a gesture the last to begin: it holds the least of what was before.
    const Window& closestWindow(int label) const;
    bool mayFire(int label, const Window& window, TimePoint now) const;
    int bestGesture(const std::vector<float>& probabilities) const;

    DecisionConfig m_config;
    int m_labels = 0;
    std::optional<int> m_none;
    std::vector<JudgedWindow> m_latest;  ///< of each length
    std::vector<float> m_smoothed;
    std::optional<TimePoint> m_lastTime;
    std::optional<GestureEvent> m_lastEvent;
    bool m_lastStillThere = false;  ///< the last event's class has not faded yet
};

}  // namespace core

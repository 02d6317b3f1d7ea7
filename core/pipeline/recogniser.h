#pragma once

#include <optional>
#include <vector>

#include "core/buffer/frame_ring.h"
#include "core/pipeline/activity_gate.h"
#include "core/pipeline/gesture_decider.h"
#include "core/pipeline/window_planner.h"
#include "core/types/classifier.h"
#include "core/types/live_result.h"

namespace core {

/// One tick of recognition, shared by the live and the offline engine: gate, windows, network, decision. Used by one
/// thread; reads the ring, which others may fill meanwhile.
class Recogniser {
public:
    struct Step {
        LiveResult result;
        std::optional<GestureEvent> event;
    };

    /// The classifier must outlive the recogniser. Throws Error for settings that cannot work.
    Recogniser(Classifier& classifier, const LiveConfig& config);

    /// Judges everything the ring has received since the last tick. Empty while it has received nothing new. Footage
    /// that jumps back in time is taken as new footage. The result's `finished` and `queueMs` are left to the caller,
    /// who knows the clock.
    std::optional<Step> tick(const FrameRing& ring);
    void setFireThreshold(double threshold);

private:
    void startAfresh();
    /// The windows with what the network says of them; the surest one's prediction and clip go into `result`.
    std::vector<JudgedWindow> judge(const FrameRing& ring, const std::vector<Window>& windows, LiveResult& result);
    float gestureScore(const Prediction& prediction) const;

    Classifier& m_classifier;
    LiveConfig m_config;
    std::optional<int> m_none;
    ActivityGate m_gate;
    WindowPlanner m_planner;
    GestureDecider m_decider;
    TimePoint m_seenUntil = TimePoint::min();
};

}  // namespace core

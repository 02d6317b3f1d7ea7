#pragma once

#include <deque>
#include <vector>

#include "core/types/config.h"
#include "core/types/live_result.h"

namespace core {

/// A stretch of footage to classify.
struct Window {
    TimePoint start{};
    TimePoint end{};
    bool complete = false;  ///< bounded by the camera's motion on both sides; else it simply ends now
};

/// Chooses which stretches of the recent footage might hold exactly one gesture.
///
/// Note [Windows]: training clips are cut at the gesture's bounds, so live windows must be as well, and nobody tells
/// them where. A gesture begins and ends where the camera nearly stands still, but so do the approach to its first
/// point, the strokes of a V, the return of the hand, and every step of a walk. So each moment at which motion ended or
/// dipped is tried as an end together with every such moment before it as a begin: a few complete windows, classified
/// together, of which the network's surest gesture counts. Between those moments one window that ends now is classified
/// to keep the display alive.
class WindowPlanner {
public:
    /// Throws Error (bad usage) without windows, or for windows that are not positive or longer than the history.
    explicit WindowPlanner(const LiveConfig& config);

    /// The windows for this tick, 1..kMostWindows. `boundaries` as ActivityGate::boundaries() gives them.
    std::vector<Window> plan(const GateState& gate, const std::deque<MotionBoundary>& boundaries, TimePoint now);

    static constexpr std::size_t kMostWindows = 2;

private:
    void remember(const std::deque<MotionBoundary>& boundaries);
    void forgetStale(TimePoint now);
    std::vector<Window> takeComplete();

    LiveConfig m_config;
    TimePoint m_rememberedUntil = TimePoint::min();
    std::vector<Window> m_waiting;  ///< complete windows not classified yet, the next one last
};

}  // namespace core

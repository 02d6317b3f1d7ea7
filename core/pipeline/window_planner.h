#pragma once

#include <cstddef>
#include <vector>

#include "core/types/config.h"
#include "core/types/live_result.h"

namespace core {

/// A stretch of footage to classify.
struct Window {
    std::size_t length = 0;  ///< index into LiveConfig::windowsS
    TimePoint start{};
    TimePoint end{};
};

/// Chooses which stretches of the recent footage might hold exactly one gesture.
///
/// Note [Windows]: training clips are cut at the gesture's bounds, give or take a third of a second, and live nobody
/// tells where those are. So windows of several lengths, all ending now, take turns: while a gesture has just ended,
/// one of them fits it within what training has shown the network, for about half a second. Windows that hold a part of
/// a gesture or more than one were shown as `none`. While the camera is still, a single window keeps the display alive.
class WindowPlanner {
public:
    /// Throws Error (bad usage) without windows, or for windows that are not positive or longer than the history.
    explicit WindowPlanner(const LiveConfig& config);

    /// The windows for this tick, at least one; several differ in length.
    std::vector<Window> plan(const GateState& gate, TimePoint now);

private:
    Window window(std::size_t length, TimePoint now) const;
    bool gesturesArePossible(const GateState& gate, TimePoint now) const;

    LiveConfig m_config;
    std::size_t m_turn = 0;
};

}  // namespace core

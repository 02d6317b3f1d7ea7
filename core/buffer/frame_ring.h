#pragma once

#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "core/types/clip.h"
#include "core/types/frame.h"

namespace core {

/// The last seconds of footage, already fitted to the network's size, from which clips are cut by time: lost frames
/// do not change the tempo. Any thread. Memory is bounded whatever the frame rate.
class FrameRing {
public:
    /// Remembers `historyS` seconds; throws Error unless that is positive.
    explicit FrameRing(double historyS);

    /// Adds the newest picture; all pictures must have the same size and must not run backwards in time (a picture
    /// from before the newest one makes the ring forget the past, as after a loop or a reconnect).
    void push(Frame fitted);

    /// `frames` pictures, each the one nearest to the middle of one of `frames` equal segments of [start, end], with
    /// their times. Empty while nothing has been pushed.
    std::optional<Clip> sample(TimePoint start, TimePoint end, int frames) const;

    /// The pictures taken after `time`, oldest first.
    std::vector<Frame> since(TimePoint time) const;

    std::optional<TimePoint> oldest() const;
    std::optional<TimePoint> newest() const;

private:
    Clock::duration m_history;
    Clock::duration m_shortestGap;
    mutable std::mutex m_mutex;
    std::deque<Frame> m_frames;
};

}  // namespace core

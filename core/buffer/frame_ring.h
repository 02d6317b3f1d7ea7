#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "core/types/clip.h"
#include "core/types/frame.h"

namespace core {

/// The last seconds of footage, from which clips are cut by time: lost frames do not change the tempo. Live recognition
/// keeps pictures fitted to the network's size, recording full ones. Any thread. Memory is bounded whatever the rate.
class FrameRing {
public:
    static constexpr std::uint64_t kAnySize = ~std::uint64_t{0};

    /// Remembers `historyS` seconds, or less where the pictures would take more than `mostBytes`; throws Error unless
    /// the time is positive.
    explicit FrameRing(double historyS, std::uint64_t mostBytes = kAnySize);

    /// Adds the newest picture; all pictures must have the same size and must not run backwards in time (a picture
    /// from before the newest one makes the ring forget the past, as after a loop or a reconnect).
    void push(Frame frame);

    /// `frames` pictures, each the one nearest to the middle of one of `frames` equal segments of [start, end], with
    /// their times and, where the world was followed, `trackSteps` places for each. Empty while nothing has been
    /// pushed.
    std::optional<Clip> sample(TimePoint start, TimePoint end, int frames, int trackSteps = 1) const;

    /// The pictures taken after `time`, oldest first.
    std::vector<Frame> since(TimePoint time) const;

    std::optional<TimePoint> oldest() const;
    std::optional<TimePoint> newest() const;

private:
    /// Empty where the world was not followed. The caller holds the mutex.
    std::vector<Shift> placesOf(const std::vector<Frame>& picked, int trackSteps) const;

    Clock::duration m_history;
    Clock::duration m_shortestGap;
    std::uint64_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::deque<Frame> m_frames;
};

}  // namespace core

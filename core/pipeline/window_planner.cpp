#include "core/pipeline/window_planner.h"

#include <algorithm>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

using Kind = MotionBoundary::Kind;

constexpr Seconds kShortestGesture{0.5};
constexpr Seconds kLongestGesture{3.5};
/// Strokes begin and end so slowly that the gate sees them this much late and early.
constexpr Seconds kSlowEnd{0.12};
constexpr Seconds kStale{0.6};  ///< a complete window that was not classified within this time is given up

Clock::duration ticks(Seconds duration) { return std::chrono::duration_cast<Clock::duration>(duration); }

bool plausible(Clock::duration length) { return length >= kShortestGesture && length <= kLongestGesture; }

}  // namespace

WindowPlanner::WindowPlanner(const LiveConfig& config) : m_config(config) {
    if (config.windowsS.empty())
        throw Error("no window length is set; give at least one, such as 1.5 s", Error::Kind::BadUsage);
    for (const double lengthS : config.windowsS)
        if (!(lengthS > 0) || lengthS > config.historyS)
            throw Error("a window of " + std::to_string(lengthS) + " s does not fit a history of " +
                            std::to_string(config.historyS) + " s; use more than 0 and at most the history",
                        Error::Kind::BadUsage);
}

std::vector<Window> WindowPlanner::plan(const GateState& gate, const std::deque<MotionBoundary>& boundaries,
                                        TimePoint now) {
    std::vector<Window> windows;
    if (m_config.activityGate) {
        forgetStale(now);
        remember(boundaries);
        windows = takeComplete();
        if (!windows.empty()) return windows;
        if (gate.moving) {
            const auto begin =
                std::find_if(boundaries.rbegin(), boundaries.rend(), [&](const MotionBoundary& boundary) {
                    return boundary.kind != Kind::Offset && plausible(now - boundary.time);
                });
            if (begin != boundaries.rend()) return {{begin->time, now, false}};
        }
        return {{now - ticks(Seconds(m_config.windowsS.front())), now, false}};
    }
    for (const double lengthS : m_config.windowsS)
        if (windows.size() < kMostWindows) windows.push_back({now - ticks(Seconds(lengthS)), now, false});
    return windows;
}

void WindowPlanner::remember(const std::deque<MotionBoundary>& boundaries) {
    for (const MotionBoundary& end : boundaries) {
        if (end.time <= m_rememberedUntil) continue;
        m_rememberedUntil = end.time;
        if (end.kind == Kind::Onset) continue;
        for (const MotionBoundary& begin : boundaries)
            if (begin.kind != Kind::Offset && plausible(end.time - begin.time))
                m_waiting.push_back({begin.time - (begin.kind == Kind::Onset ? ticks(kSlowEnd) : ticks(Seconds(0))),
                                     end.time + (end.kind == Kind::Offset ? ticks(kSlowEnd) : ticks(Seconds(0))),
                                     true});
    }
}

void WindowPlanner::forgetStale(TimePoint now) {
    std::erase_if(m_waiting, [&](const Window& window) { return now - window.end > kStale; });
}

std::vector<Window> WindowPlanner::takeComplete() {
    std::vector<Window> windows;
    while (!m_waiting.empty() && windows.size() < kMostWindows) {
        windows.push_back(m_waiting.back());
        m_waiting.pop_back();
    }
    return windows;
}

}  // namespace core

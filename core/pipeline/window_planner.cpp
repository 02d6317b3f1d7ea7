#include "core/pipeline/window_planner.h"

#include <algorithm>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

/// After the camera has come to rest, a gesture that has just ended can still be found for this long.
constexpr Seconds kAfterMotion{0.6};

}  // namespace

WindowPlanner::WindowPlanner(const LiveConfig& config) : m_config(config) {
    if (config.windowsS.empty())
        throw Error("no window length is set; give at least one, such as 1.5 s", Error::Kind::BadUsage);
    for (const double lengthS : config.windowsS)
        if (!(lengthS > 0) || lengthS > config.historyS)
            throw Error("a window of " + std::to_string(lengthS) + " s does not fit a history of " +
                            std::to_string(config.historyS) + " s; use more than 0 and at most the history",
                        Error::Kind::BadUsage);
    if (config.windowsPerTick < 1)
        throw Error("no windows are classified at a time; use at least 1", Error::Kind::BadUsage);
}

std::vector<Window> WindowPlanner::plan(const GateState& gate, TimePoint now) {
    const std::size_t lengths = m_config.windowsS.size();
    if (m_config.activityGate && !gesturesArePossible(gate, now)) return {window(lengths / 2, now)};
    const std::size_t count = std::min(std::size_t(m_config.windowsPerTick), lengths);
    const std::size_t ticksPerRound = (lengths + count - 1) / count;
    std::vector<Window> windows;
    for (std::size_t length = m_turn % ticksPerRound; length < lengths; length += ticksPerRound)
        windows.push_back(window(length, now));
    ++m_turn;
    return windows;
}

Window WindowPlanner::window(std::size_t length, TimePoint now) const {
    return {length, now - std::chrono::duration_cast<Clock::duration>(Seconds(m_config.windowsS[length])), now};
}

bool WindowPlanner::gesturesArePossible(const GateState& gate, TimePoint now) const {
    return gate.moving || (gate.anyMotion && now - gate.offset < kAfterMotion);
}

}  // namespace core

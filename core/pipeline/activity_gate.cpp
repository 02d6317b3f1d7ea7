#include "core/pipeline/activity_gate.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr double kFloorRank = 0.15;  ///< the calmest part of the history that is taken for noise

double median(double a, double b, double c) { return std::max(std::min(a, b), std::min(std::max(a, b), c)); }

Clock::duration ticks(double seconds) { return std::chrono::duration_cast<Clock::duration>(Seconds(seconds)); }

}  // namespace

ActivityGate::ActivityGate(const GateConfig& config) : m_config(config) { m_state.threshold = config.onsetSpeed; }

const GateState& ActivityGate::update(TimePoint now, Shift place) {
    if (!m_seen.empty() && now <= m_seen.back().time) {
        if (now == m_seen.back().time) return m_state;
        *this = ActivityGate(m_config);
    }
    measure(now, place);
    if (m_speeds.empty()) return m_state;
    adaptThreshold();
    openOrClose(now);
    return m_state;
}

void ActivityGate::measure(TimePoint now, Shift place) {
    while (m_seen.size() > 1 && now - m_seen[1].time >= ticks(m_config.baselineS)) m_seen.pop_front();
    if (!m_seen.empty()) {
        const Seen& before = m_seen.front();
        const double speed =
            std::hypot(place.x - before.place.x, place.y - before.place.y) / Seconds(now - before.time).count();
        m_state.speed = median(m_raw[0], m_raw[1], speed);
        m_raw = {m_raw[1], speed};
        m_speeds.push_back({now - (now - before.time) / 2, m_state.speed});
    }
    m_seen.push_back({now, place});
    while (!m_speeds.empty() && now - m_speeds.front().time > ticks(m_config.noiseHistoryS)) m_speeds.pop_front();
}

void ActivityGate::adaptThreshold() {
    std::vector<double> speeds;
    speeds.reserve(m_speeds.size());
    for (const Sample& sample : m_speeds) speeds.push_back(sample.speed);
    const auto rank = speeds.begin() + std::ptrdiff_t(kFloorRank * double(speeds.size()));
    std::nth_element(speeds.begin(), rank, speeds.end());
    m_state.threshold = std::clamp(m_config.noiseFactor * *rank, m_config.onsetSpeed, m_config.highestOnset);
}

void ActivityGate::openOrClose(TimePoint now) {
    const double slow = m_state.threshold * m_config.offsetSpeed / m_config.onsetSpeed;
    if (m_state.speed > slow) m_lastFast = now;
    if (!m_state.moving && m_state.speed > m_state.threshold) {
        m_state.moving = true;
        m_state.anyMotion = true;
        m_state.onset = m_speeds.back().time;
        for (auto sample = m_speeds.rbegin(); sample != m_speeds.rend() && sample->speed > slow; ++sample)
            m_state.onset = sample->time;
    } else if (m_state.moving && now - m_lastFast >= ticks(m_config.quietS)) {
        m_state.moving = false;
        m_state.offset = m_lastFast;
    }
}

}  // namespace core

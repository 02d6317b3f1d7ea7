#include "ui/playhead.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

constexpr double kTolerance = 1e-6;  ///< between the same time computed in two ways
constexpr double kFastest = 4;

}  // namespace

void Playhead::setTimes(std::vector<double> times) {
    m_times = std::move(times);
    if (m_times.empty())
        m_rate = 0;
    else
        m_position = std::clamp(m_position, m_times.front(), m_times.back());
}

void Playhead::seek(double timeS) {
    m_position = m_times.empty() ? timeS : std::clamp(timeS, m_times.front(), m_times.back());
}

int Playhead::frame() const {
    if (m_times.empty()) return -1;
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), m_position + kTolerance);
    return std::max(0, int(after - m_times.begin()) - 1);
}

double Playhead::frameTime() const { return m_times.empty() ? m_position : m_times[std::size_t(frame())]; }

double Playhead::frameLength() const {
    if (m_times.size() < 2) return 1 / 30.0;
    const auto at = std::size_t(std::min(frame(), int(m_times.size()) - 2));
    return m_times[at + 1] - m_times[at];
}

bool Playhead::step(int frames) {
    m_rate = 0;
    const int wanted = frame() + frames;
    if (wanted < 0 || wanted >= int(m_times.size())) return false;
    m_position = m_times[std::size_t(wanted)];
    return true;
}

void Playhead::toggle() {
    if (playing())
        stop();
    else if (!m_times.empty()) {
        if (!m_loop && m_position >= m_times.back() - kTolerance) m_position = m_times.front();
        m_rate = 1;
    }
}

void Playhead::shuttle(int direction) {
    if (m_times.empty()) return;
    m_rate = m_rate * direction > 0 ? std::min(std::abs(m_rate) * 2, kFastest) * direction : direction;
}

void Playhead::advance(double elapsedS) {
    if (!playing() || m_times.empty()) return;
    const double before = m_position;
    m_position += elapsedS * m_rate * m_speed;
    if (m_loop) {
        const auto [from, to] = *m_loop;
        const bool wasInside = before >= from - kTolerance && before <= to + kTolerance;
        if (wasInside && m_position >= to) m_position = from + std::fmod(m_position - to, std::max(to - from, 1e-3));
        if (wasInside && m_position < from) m_position = to - std::fmod(from - m_position, std::max(to - from, 1e-3));
    }
    const double last = m_times.back() + frameLength();
    if (m_position >= m_times.front() && m_position < last) return;
    m_position = std::clamp(m_position, m_times.front(), m_times.back());
    m_rate = 0;
}

}  // namespace ui

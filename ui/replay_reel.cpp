#include "ui/replay_reel.h"

#include <cmath>

namespace ui {
namespace {

constexpr std::size_t kMostBytes = 192u << 20;
constexpr double kStopS = 0.3;

}  // namespace

void ReplayReel::clear() {
    m_frames.clear();
    m_bytes = 0;
}

void ReplayReel::add(const core::Frame& frame) {
    if (!frame.image) return;
    m_frames.push_back(frame);
    m_bytes += frame.image->rgb.size();
    while (m_bytes > kMostBytes && m_frames.size() > 1) {
        m_bytes -= m_frames.front().image->rgb.size();
        m_frames.pop_front();
    }
}

core::ImagePtr ReplayReel::at(double elapsedS) const {
    if (m_frames.empty()) return nullptr;
    const core::TimePoint first = m_frames.front().captureTime;
    const double length = core::Seconds(m_frames.back().captureTime - first).count() + kStopS;
    const double time = std::fmod(std::max(0.0, elapsedS), length);
    core::ImagePtr shown = m_frames.front().image;
    for (const core::Frame& frame : m_frames) {
        if (core::Seconds(frame.captureTime - first).count() > time) break;
        shown = frame.image;
    }
    return shown;
}

}  // namespace ui

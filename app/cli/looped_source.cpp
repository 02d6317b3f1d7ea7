#include "app/cli/looped_source.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "app/common/interrupt.h"
#include "core/simulator/simulator_source.h"

namespace app {
namespace {

constexpr double kLoopS = 1.5;

}  // namespace

LoopedSource::LoopedSource(const core::CaptureConfig& config) : m_config(config) {
    core::CaptureConfig drawn = config;
    drawn.realTime = false;
    core::SimulatorSource simulator(drawn, kLoopS);
    while (const auto frame = simulator.next({})) m_pictures.push_back(frame->image);
}

core::SourceInfo LoopedSource::info() const {
    return {"Looped pictures", m_config.width, m_config.height, m_config.framesPerSecond};
}

std::optional<core::Frame> LoopedSource::next(std::stop_token stop) {
    if (!m_start) m_start = core::Clock::now();
    const double elapsed = core::Seconds(core::Clock::now() - *m_start).count() * m_config.framesPerSecond;
    const auto newest = std::uint64_t(std::max(0.0, std::floor(elapsed)));
    if (newest > m_sequence) {
        m_droppedLate += newest - m_sequence;
        m_sequence = newest;
    }
    const auto offset = core::Seconds(double(m_sequence) / m_config.framesPerSecond);
    const core::TimePoint due = *m_start + std::chrono::duration_cast<core::Clock::duration>(offset);
    if (!sleepUntil(due, stop)) return std::nullopt;
    const core::ImagePtr& drawn = m_pictures[std::size_t(m_sequence) % m_pictures.size()];
    return core::Frame{m_sequence++, due,
                       std::make_shared<const core::Image>(*drawn)};  // a camera hands out new memory
}

}  // namespace app

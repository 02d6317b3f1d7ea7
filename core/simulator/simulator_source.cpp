#include "core/simulator/simulator_source.h"

#include <cmath>
#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>

#include "core/simulator/random.h"
#include "core/types/error.h"

namespace core {
namespace {

FootageConfig footageConfig(const CaptureConfig& config, double durationS) {
    FootageConfig footage;
    footage.subjectSeed = mixSeed(config.seed, 1);
    footage.sceneSeed = mixSeed(config.seed, 2);
    footage.sessionSeed = mixSeed(config.seed, 3);
    footage.script = continuousScript(footage.subjectSeed, mixSeed(config.seed, 4), durationS);
    footage.width = config.width;
    footage.height = config.height;
    return footage;
}

double checkedRate(double framesPerSecond) {
    if (!(framesPerSecond >= 1 && framesPerSecond <= 1000)) {
        throw Error("the simulator cannot make " + std::to_string(framesPerSecond) + " frames a second; use 1 to 1000",
                    Error::Kind::BadUsage);
    }
    return framesPerSecond;
}

Clock::duration mediaTime(double seconds) { return std::chrono::duration_cast<Clock::duration>(Seconds(seconds)); }

/// Sleeps until `moment`; false when stop was requested before.
bool waitUntil(TimePoint moment, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_until(lock, stop, moment, [] { return false; });
    return !stop.stop_requested();
}

}  // namespace

SimulatorSource::SimulatorSource(const CaptureConfig& config, double durationS)
    : SimulatorSource(Footage(footageConfig(config, durationS)), config.framesPerSecond, config.realTime) {}

SimulatorSource::SimulatorSource(Footage footage, double framesPerSecond, bool realTime)
    : m_footage(std::move(footage)), m_framesPerSecond(checkedRate(framesPerSecond)), m_realTime(realTime) {}

std::optional<Frame> SimulatorSource::next(std::stop_token stop) {
    if (!m_started) {
        m_start = m_realTime ? Clock::now().time_since_epoch().count() : 0;
        m_started = true;
        m_state = SourceState::Running;
    }
    const TimePoint start = *startTime();
    if (m_realTime) {
        const double elapsedS = Seconds(Clock::now() - start).count();
        const auto newest = std::uint64_t(std::max(0.0, std::floor(elapsedS * m_framesPerSecond)));
        if (newest > m_nextSequence) {
            m_droppedLate += newest - m_nextSequence;
            m_nextSequence = newest;
        }
    }
    const double timeS = double(m_nextSequence) / m_framesPerSecond;
    if (timeS >= m_footage.durationS()) {
        m_state = SourceState::Finished;
        return std::nullopt;
    }
    if (stop.stop_requested()) return std::nullopt;
    // Drawn before its moment: a real scene needs no time to look as it does.
    const Frame frame{m_nextSequence, start + mediaTime(timeS),
                      std::make_shared<const Image>(m_footage.frameAt(timeS))};
    if (m_realTime && !waitUntil(frame.captureTime, stop)) return std::nullopt;
    ++m_nextSequence;
    return frame;
}

SourceInfo SimulatorSource::info() const {
    return {"Simulator", m_footage.width(), m_footage.height(), m_framesPerSecond};
}

std::optional<TimePoint> SimulatorSource::startTime() const {
    if (!m_started) return std::nullopt;
    return TimePoint(Clock::duration(m_start));
}

}  // namespace core

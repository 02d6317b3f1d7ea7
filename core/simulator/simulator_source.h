#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/simulator/footage.h"
#include "core/types/config.h"
#include "core/types/frame_source.h"

namespace core {

/// A simulated wrist camera as a frame source. Paced in real time it behaves like a camera: each frame is stamped with
/// its scheduled moment and handed out then, drawn in the time before; frames whose moment has passed are dropped and
/// counted. Unpaced it delivers every frame,
/// stamped with the media time from the clock's epoch.
class SimulatorSource : public FrameSource {
public:
    static constexpr double kLiveDurationS = 12 * 60 * 60;

    /// Seed, size, rate and pacing are taken from `config`; the footage ends after `durationS`. Throws Error for sizes
    /// and rates that cannot be.
    explicit SimulatorSource(const CaptureConfig& config, double durationS = kLiveDurationS);
    /// Plays given footage, such as a certain person in a certain room.
    SimulatorSource(Footage footage, double framesPerSecond, bool realTime);

    std::optional<Frame> next(std::stop_token stop) override;
    SourceInfo info() const override;
    SourceState state() const override { return m_state; }
    std::uint64_t droppedLate() const override { return m_droppedLate; }

    const Footage& footage() const { return m_footage; }
    /// What really happens, in seconds since startTime(). Any thread.
    const std::vector<TruthEvent>& truth() const { return m_footage.truth(); }
    /// Capture time of media time 0; empty before the first frame. Any thread.
    std::optional<TimePoint> startTime() const;

private:
    Footage m_footage;
    double m_framesPerSecond;
    bool m_realTime;
    std::uint64_t m_nextSequence = 0;
    std::atomic<bool> m_started = false;
    std::atomic<Clock::rep> m_start = 0;
    std::atomic<SourceState> m_state = SourceState::Connecting;
    std::atomic<std::uint64_t> m_droppedLate = 0;
};

}  // namespace core

#include "core/capture/paced_source.h"

#include <chrono>

#include "core/capture/pause.h"

namespace core {
namespace {

/// A frame this late is still delivered: it is at most one frame of a usual camera behind.
constexpr std::chrono::milliseconds kTolerance{40};

}  // namespace

std::optional<Frame> PacedSource::next(std::stop_token stop) {
    const TimePoint asked = Clock::now();
    std::optional<Frame> frame;
    while ((frame = m_recording->next(stop))) {
        if (!m_start) {
            m_start = Clock::now() - frame->captureTime.time_since_epoch();
        }
        TimePoint due = *m_start + frame->captureTime.time_since_epoch();
        if (due + kTolerance < asked) {
            ++m_droppedLate;
            continue;
        }
        const TimePoint decoded = Clock::now();
        if (due + kTolerance < decoded) {  // the decoder is behind, not who asks: the rest of the recording moves back
            *m_start += decoded - due;
            due = decoded;
        }
        pauseUntil(due, stop);
        frame->captureTime = due;
        return stop.stop_requested() ? std::nullopt : std::move(frame);
    }
    return std::nullopt;
}

}  // namespace core

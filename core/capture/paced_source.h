#pragma once

#include <atomic>
#include <memory>

#include "core/types/frame_source.h"

namespace core {

/// Plays a recording like a camera: each frame is delivered and stamped at its moment; frames whose moment passed while
/// nobody asked are dropped and counted. A recording that decodes slower than it plays is stretched, not dropped.
class PacedSource : public FrameSource {
public:
    explicit PacedSource(std::unique_ptr<FrameSource> recording) : m_recording(std::move(recording)) {}

    std::optional<Frame> next(std::stop_token stop) override;
    SourceInfo info() const override { return m_recording->info(); }
    SourceState state() const override { return m_recording->state(); }
    std::uint64_t droppedLate() const override { return m_droppedLate; }

private:
    std::unique_ptr<FrameSource> m_recording;
    std::optional<TimePoint> m_start;  ///< moment of media time 0; empty before the first frame
    std::atomic<std::uint64_t> m_droppedLate{0};
};

}  // namespace core

#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/types/config.h"
#include "core/types/frame_source.h"

namespace app {

/// Stands for a camera where the camera's own cost shall not count: plays a second and a half of drawn pictures again
/// and again at the camera's pace. A picture that nobody takes in time is lost and counted.
class LoopedSource : public core::FrameSource {
public:
    /// Draws the pictures, which takes some seconds.
    explicit LoopedSource(const core::CaptureConfig& config);

    std::optional<core::Frame> next(std::stop_token stop) override;
    core::SourceInfo info() const override;
    core::SourceState state() const override { return core::SourceState::Running; }
    std::uint64_t droppedLate() const override { return m_droppedLate; }

private:
    core::CaptureConfig m_config;
    std::vector<core::ImagePtr> m_pictures;
    std::optional<core::TimePoint> m_start;
    std::uint64_t m_sequence = 0;
    std::atomic<std::uint64_t> m_droppedLate = 0;
};

}  // namespace app

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/simulator/footage.h"
#include "core/types/config.h"
#include "core/types/frame_source.h"

namespace core {

/// A simulated wearer who rests until asked for a gesture, and then performs it: for recording sessions without a
/// camera and without a person. Paced like a camera, otherwise as SimulatorSource.
class PromptedSource : public FrameSource {
public:
    /// Person, room, size and rate from `config`. Throws Error for sizes and rates that cannot be.
    explicit PromptedSource(const CaptureConfig& config);

    /// The wearer begins at once with one of "G1".."G12", or anything but a gesture for "none"; a performance under way
    /// is broken off. Every performance differs. Throws Error for other labels. Any thread.
    void perform(const std::string& label);

    std::optional<Frame> next(std::stop_token stop) override;
    SourceInfo info() const override {
        return {"Simulator", m_config.width, m_config.height, m_config.framesPerSecond};
    }
    SourceState state() const override { return m_state; }
    std::uint64_t droppedLate() const override { return m_droppedLate; }

private:
    /// A stretch of footage that began at some moment.
    struct Performance {
        std::shared_ptr<const Footage> footage;
        std::optional<TimePoint> begin;  ///< empty until its first picture
    };

    std::shared_ptr<const Footage> footage(Script script) const;
    std::shared_ptr<const Image> pictureAt(TimePoint time);

    CaptureConfig m_config;
    std::uint64_t m_subjectSeed;
    std::shared_ptr<const Scene> m_scene;
    std::optional<TimePoint> m_start;
    std::uint64_t m_sequence = 0;
    std::atomic<SourceState> m_state = SourceState::Connecting;
    std::atomic<std::uint64_t> m_droppedLate = 0;
    std::mutex m_mutex;  ///< for the following
    Performance m_performance;
    std::uint64_t m_performances = 0;
};

}  // namespace core

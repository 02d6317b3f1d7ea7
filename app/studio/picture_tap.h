#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "core/buffer/frame_ring.h"
#include "core/recording/recording_session.h"

namespace app {

/// Where the pictures of the live engine go besides: to whoever records, and into a short memory, so that what has just
/// gone wrong can still be kept. Any thread; nobody waits.
class PictureTap {
public:
    static constexpr double kMemoryS = 3;

    void set(std::shared_ptr<core::RecordingSession> session) { m_session.store(std::move(session)); }
    void push(const core::Frame& frame) {
        m_memory.push(frame);
        if (const auto session = m_session.load()) session->push(frame);
    }
    /// The last seconds, oldest first.
    std::vector<core::Frame> memory() const { return m_memory.since({}); }

private:
    static constexpr std::uint64_t kMostBytes = 256ULL << 20;

    std::atomic<std::shared_ptr<core::RecordingSession>> m_session;
    core::FrameRing m_memory{kMemoryS, kMostBytes};
};

}  // namespace app

#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "core/types/frame.h"
#include "core/types/worker_status.h"

namespace core {

/// What is known of a source once its first frame has arrived.
struct SourceInfo {
    std::string name;  ///< human name, such as "Simulator" or "HD Webcam"
    int width = 0;
    int height = 0;
    double framesPerSecond = 0;  ///< 0 where the rate is unknown or varies
};

/// Seam 1: where pictures come from. Used by one thread at a time.
class FrameSource {
public:
    virtual ~FrameSource() = default;

    /// Blocks until the next frame is there. Empty when the footage has ended, or soon after `stop` was requested.
    /// Live sources deliver the newest frame and reconnect by themselves; throws Error when the source is unusable.
    virtual std::optional<Frame> next(std::stop_token stop) = 0;

    virtual SourceInfo info() const = 0;
    /// May be asked from any thread while another waits in next().
    virtual SourceState state() const = 0;
    /// Pictures that the source had to throw away so far because nobody took them in time. Any thread.
    virtual std::uint64_t droppedLate() const = 0;
    /// How often it came back by itself after it had gone. Any thread.
    virtual std::uint64_t reconnects() const { return 0; }
};

}  // namespace core

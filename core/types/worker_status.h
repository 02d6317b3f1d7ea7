#pragma once

#include <cstdint>
#include <string>

namespace core {

/// Where the pictures of a live view come from and how the source is doing.
enum class SourceState { None, Connecting, Running, Frozen, Unplugged, Reconnecting, Finished, Failed };

/// Counts since the pipeline started. Captured = delivered by the source; the others say where pictures were lost.
struct Counters {
    std::uint64_t captured = 0;
    std::uint64_t droppedLate = 0;  ///< the source or the link replaced them before they were read
    std::uint64_t skippedBusy = 0;  ///< arrived while the network was busy and were never the newest of a clip
    std::uint64_t predictions = 0;
    std::uint64_t reconnects = 0;
};

/// The state of a worker thread as a value that the user interface may read at any time.
struct WorkerStatus {
    enum class State { Idle, Running, Finished, Failed };
    State state = State::Idle;
    SourceState source = SourceState::None;
    std::string message;  ///< what happened, why, what to do; empty when all is well
    Counters counters;
};

}  // namespace core

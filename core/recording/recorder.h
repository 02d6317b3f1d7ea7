#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <thread>

#include "core/buffer/latest.h"
#include "core/recording/take_queue.h"
#include "core/recording/take_writer.h"
#include "core/types/recording.h"

namespace core {

/// Records takes from the pictures that somebody captures anyway, see TappedSource. Coding and writing happen on a
/// thread of its own: neither capture nor whoever commands ever waits for it. Commands may come from any thread.
/// Destruction ends an open take with the pictures that are there and finishes all files, which may take a moment.
class Recorder {
public:
    /// Throws Error for settings that cannot be and for a codec that is not installed.
    Recorder(const RecorderConfig& config, TakeListener listener);
    ~Recorder();
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    /// The newest picture of a live source, as it is captured.
    void push(const Frame& frame) { m_queue.push(frame); }

    /// Begins a take, also one that lies wholly in the past, and returns its number. Throws Error while another is
    /// open, and when its folder cannot be written to or has no room left.
    std::uint64_t begin(TakeRequest request);
    /// The open take ends with the last picture taken by then. False where none is open.
    bool end(TimePoint until) { return m_queue.end(until); }
    /// Throws away what was not stored yet. False where all of the take is stored already.
    bool cancel(std::uint64_t take) { return m_queue.cancel(take); }

    RecorderStatus status() const { return m_status.latest().value_or(RecorderStatus{}); }
    /// How far back a take may begin now; empty before the first picture.
    std::optional<TimePoint> oldest() const { return m_queue.oldest(); }

private:
    void work(const std::stop_token& stop);
    void doOne(const std::stop_token& stop, bool& left);

    const std::uint64_t m_stopBelowBytes;
    TakeQueue m_queue;
    Latest<RecorderStatus> m_status;
    TakeWriter m_writer;  ///< the thread's own
    std::jthread m_thread;
};

/// "mjpeg", "h264", "ffv1". Throws Error (BadUsage) for every other name.
RecordingCodec recordingCodecOf(const std::string& name);

}  // namespace core

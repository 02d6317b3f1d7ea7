#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/buffer/latest.h"
#include "core/recording/segment_writer.h"
#include "core/recording/take_queue.h"
#include "core/types/recording.h"

namespace core {

enum class TakeEnd {
    Stored,     ///< all files of the take lie under their names
    Cancelled,  ///< what was not stored yet is gone
    Broken,     ///< writing failed; what was written lies in a temporary file
};

/// Who is told of what becomes of takes, on the recorder's thread.
struct TakeListener {
    /// A file lies synced under its name. What this throws ends the take.
    std::function<void(const RecordedSegment&)> stored;
    std::function<void(std::uint64_t take, TakeEnd how)> ended = {};
};

/// Turns the pictures of takes into files: one for each take, and another each time the camera was gone or changed its
/// size. Watches the disk. The recorder's thread only, except for the status.
class TakeWriter {
public:
    TakeWriter(const RecorderConfig& config, TakeListener listener, Latest<RecorderStatus>& status);

    /// False when the take has ended by itself, because the disk is nearly full. Throws Error when it cannot go on.
    bool handle(const TakeQueue::Step& step);
    /// Nothing has come for a while. As handle().
    bool quiet();
    /// The take is over because of an error: what was written stays on the disk.
    void fail(std::uint64_t take, const std::string& message);

    std::uint64_t take() const { return m_take.number; }  ///< the present one; 0 between takes

private:
    struct Take {
        std::uint64_t number = 0;
        std::vector<RecordedSegment> finished;
        std::string folder;
        int gaps = 0;
        double gapsS = 0;
        double gapBeforeS = 0;    ///< before the segment that is being written
        TimePoint lastArrival{};  ///< when the newest picture came here
        std::uint64_t framesLost = 0;
        std::uint64_t framesMissed = 0;
    };

    void add(const TakeQueue::Step& step);
    void openSegment(const TakeQueue::Step& step);
    void closeSegment();
    void cancelTake();
    void endTake();
    void over(TakeEnd how);
    bool tooLong(double silenceS) const;
    void noteGap();
    bool roomLeft();
    void publish(RecorderStatus::State state, const std::string& message = {});
    std::string story() const;

    RecorderConfig m_config;
    TakeListener m_listener;
    Latest<RecorderStatus>& m_status;
    Take m_take;
    std::unique_ptr<SegmentWriter> m_segment;
    TimePoint m_nextDiskLook{};
};

}  // namespace core

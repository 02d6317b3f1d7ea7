#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "core/buffer/frame_ring.h"
#include "core/types/recording.h"

namespace core {

/// What to record: a stretch of time that may begin in the past, as far back as the history reaches.
struct TakeRequest {
    std::string folder;  ///< where the files go; must exist
    /// Path of each file, which begins with a picture of this moment; asked on the recorder's thread.
    std::function<std::string(int segment, TimePoint first)> fileOf;
    TimePoint from{};
    std::optional<TimePoint> until = {};  ///< empty: until end() is called
};

/// Where capture, commands and the recorder's thread meet: remembers the last seconds, and holds the pictures of takes
/// until they are coded. Any thread; only next() waits, and nothing holds the lock for longer than a few pointers take.
class TakeQueue {
public:
    explicit TakeQueue(const RecorderConfig& config);

    /// Remembers the picture, and queues it where a take is open; a picture that finds the queue full is lost.
    void push(const Frame& frame);

    /// Opens a take and returns its number. Throws Error while another is open that does not end before it begins.
    std::uint64_t begin(TakeRequest request);
    /// Pictures taken after `until` no longer belong to the open take; never makes it longer. False where none is open.
    bool end(TimePoint until);
    /// Throws the take away, open or still waiting to be coded. False where it is already done.
    bool cancel(std::uint64_t take);

    /// One thing to do for the thread that codes.
    struct Step {
        enum class Kind { Picture, Ended, Cancelled };
        Kind kind = Kind::Picture;
        std::uint64_t take = 0;
        std::shared_ptr<const TakeRequest> request;
        Frame frame;                   ///< for Kind::Picture
        double framesPerSecond = 0;    ///< nominal rate of the source, measured
        std::uint64_t framesLost = 0;  ///< of the take, up to here
        std::uint64_t framesMissed = 0;
    };
    /// Waits for something to do, at most `patience`. After a stop request it no longer waits: open takes end with the
    /// pictures that are there, then nothing is left.
    std::optional<Step> next(const std::stop_token& stop, Clock::duration patience);
    /// The thread that codes cannot go on with this take: what waits of it is dropped.
    void abandon(std::uint64_t take);

    std::optional<TimePoint> oldest() const { return m_history.oldest(); }

private:
    struct Take {
        std::uint64_t number = 0;
        std::shared_ptr<const TakeRequest> request;
        std::optional<TimePoint> until;
        std::deque<Frame> frames;
        bool complete = false;
        bool cancelled = false;
        double framesPerSecond = 0;
        std::uint64_t framesLost = 0;
        std::uint64_t framesMissed = 0;
        std::optional<std::uint64_t> lastSequence;
    };

    Take* open();
    void enqueue(Take& take, const Frame& frame);
    void overdue(Take& take) const;
    bool ready(Take& take, bool stopping) const;
    Step taken(Take& take);

    const std::uint64_t m_queueBytes;
    FrameRing m_history;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Take> m_takes;
    std::uint64_t m_queuedBytes = 0;
    std::uint64_t m_lastNumber = 0;
};

}  // namespace core

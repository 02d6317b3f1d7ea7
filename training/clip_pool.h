#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "core/types/error.h"
#include "core/types/frame.h"
#include "core/types/gesture.h"
#include "training/cache_memory.h"

namespace training {

/// Places of the world that a pooled clip knows for each of its frames: enough for thirty a second of most gestures.
inline constexpr int kPoolSteps = 3;

/// What is known of a pooled clip. Bounds are in frames of the pool: 2.5 lies in the middle of frame 2.
struct PoolClipInfo {
    std::int32_t label = 0;    ///< LabelSet index
    std::int32_t subject = 0;  ///< number of the person within the data set
    std::int32_t scene = 0;
    std::int32_t hasTrajectory = 0;  ///< 1 where the wrist's path is known
    std::int32_t sourceFrames = 0;   ///< pictures of the recording within the bounds; 0 = not known
    float sourceRate = 0;            ///< its frames per second; 0 = not known
    float startFrame = 0;            ///< where the gesture begins
    float endFrame = 0;              ///< where it ends
    float quietStart = 0;            ///< of a `none` clip: the frames around its bounds that hold no gesture either;
    float quietEnd = 0;              ///< 0 and 0 where that is not known
    float framesPerSecond = 0;       ///< of the kept frames
    float handX = 0.5F;              ///< where the hand enters the lower edge, 0..1 of the width; found by the pool
};

/// One clip as it enters the pool: evenly spaced square frames, some of them before and after the gesture.
struct PoolClip {
    PoolClipInfo info;
    std::vector<std::uint8_t> rgb;                  ///< frames x size x size x 3
    std::vector<core::TrajectoryPoint> trajectory;  ///< one for each frame, or empty
    std::vector<core::Shift> places = {};           ///< kPoolSteps for each, or empty; see core::wayThrough
};

/// `steps` places on the way to each of these frames, from the places of a pooled clip that has some.
std::vector<core::Shift> placesThrough(const std::vector<core::Shift>& pooled, const std::vector<int>& frames,
                                       int steps);

/// How the clips of a pool come about. `make` is a pure function of the index and is called from several threads.
struct ClipMaker {
    std::string key;  ///< names everything that the clips depend on; another key is another cache file
    int count = 0;
    int frames = 0;
    int size = 0;
    std::function<PoolClip(int index)> make;
    int repeats = 1;                        ///< how often the first `repeated` clips stand in the pool, one after
    int repeated = 0;                       ///< the other
    std::vector<std::string> notices = {};  ///< what is odd about the clips, for people
    bool skipsFailures = false;  ///< clips that `make` throws an Error for are left out; a filling without any throws
    int later = 0;               ///< so many of the last clips wait until they are needed; none of them is left out
};

/// The clips that a filling left out.
struct LeftOut {
    int clips = 0;
    std::string first;  ///< what the first Error said
};

/// Labelled clips in a memory-mapped cache file, each with its own checksums: what is missing (an
/// interrupted filling) is made, what is damaged is made again and told in the log, everything else is reused by the
/// next run.
class ClipPool {
public:
    /// Opens or creates the cache file in `folder` (which is created), whose entries are limited as CacheMemory says.
    /// Throws as that does.
    ClipPool(ClipMaker maker, const std::string& folder,
             std::uintmax_t limitBytes = std::numeric_limits<std::uintmax_t>::max());
    ClipPool(const ClipPool&) = delete;
    ClipPool& operator=(const ClipPool&) = delete;

    int size() const { return int(m_places.size()); }
    int frames() const { return m_maker.frames; }
    int frameSize() const { return m_maker.size; }
    const std::string& path() const { return m_path; }
    /// False where there was no room: the clips are gone with the pool.
    bool isOnDisk() const { return m_memory->isOnDisk(); }

    using Done = std::function<void(int finished, int total)>;
    /// Makes what is missing on `threads` threads, but what is for later; `done` is called now and then from this
    /// thread. Returns early when stopped. Throws what `make` throws, unless that is to be left out: then size() is
    /// smaller.
    void fill(int threads, const Done& done, std::stop_token stop);
    /// The same for what was for later: all of it, or of these clips, 0 <= clip < size(). One thread at a time. False
    /// where clips are missing because it was stopped.
    void complete(int threads, const Done& done, std::stop_token stop);
    bool need(const std::vector<int>& clips, int threads, std::stop_token stop);
    /// How many clips are not there yet.
    int missing() const;
    const LeftOut& leftOut() const { return m_leftOut; }

    /// Only of what has been made, for 0 <= clip < size(). frame() checks the pixels and makes a damaged clip again, so
    /// it belongs to one thread.
    const PoolClipInfo& info(int clip) const;
    const std::uint8_t* frame(int clip, int frame);
    core::TrajectoryPoint wristAt(int clip, int frame) const;
    /// `steps` places of the world on the way to each of these frames; empty where it was not followed.
    std::vector<core::Shift> worldThrough(int clip, const std::vector<int>& frames, int steps) const;
    /// Asks the system to read a frame from disk ahead of its use.
    void prefetch(int clip, int frame) const;

private:
    struct Record;
    int place(int clip) const { return m_places[std::size_t(clip)]; }
    // these take places in the file
    std::size_t frameBytes() const;
    Record* record(int clip) const;
    float* trajectory(int clip) const;
    float* world(int clip) const;
    std::uint64_t* frameSums(int clip) const;
    std::uint8_t* pixels(int clip) const;
    std::uint64_t recordSum(int clip) const;
    bool present(int clip) const;
    void store(int clip, const PoolClip& made);
    int firstForLater() const { return m_maker.count - m_maker.later; }
    std::vector<int> missingOf(int first, int end) const;
    std::optional<core::Error> make(int clip);  ///< what it failed with, where that is to be left out
    void makeAll(const std::vector<int>& wanted, int threads, const std::function<void(int)>& done,
                 std::stop_token stop);
    void leaveOut(int clip, const core::Error& error);
    void closeGaps();
    void requireClips() const;

    ClipMaker m_maker;
    std::vector<int> m_places;  ///< in the file, of each clip; a clip may stand several times
    std::set<int> m_gaps;       ///< places of clips that are left out
    LeftOut m_leftOut;
    std::string m_path;
    std::size_t m_headBytes = 0;  ///< of each record, before its pixels
    std::size_t m_stride = 0;
    std::optional<CacheMemory> m_memory;
};

}  // namespace training

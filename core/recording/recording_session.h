#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/dataset/clip_store.h"
#include "core/recording/recorder.h"
#include "core/recording/take_notes.h"
#include "core/types/recording.h"

namespace core {

/// One person recording into a data set: gives every take its file and its row in the index, in an order that survives
/// a kill at any moment. Two ways: clip by clip, or one long take with marks. Commands and questions may come from any
/// thread; only discard() may wait, for the disk. Destruction ends and stores an open take.
class RecordingSession {
public:
    /// Opens or makes the data set, repairs what an interrupted program left there, and notes subject, session and
    /// scene. Throws Error for a place that cannot be written to, and as Recorder does.
    RecordingSession(const RecordingPlace& place, const RecorderConfig& config);
    ~RecordingSession();
    RecordingSession(const RecordingSession&) = delete;
    RecordingSession& operator=(const RecordingSession&) = delete;

    /// What was found and repaired at the beginning.
    const std::vector<RecoveredRecording>& recovered() const { return m_recovered; }
    const RecordingPlace& place() const { return m_place; }

    /// The newest picture of a live source, as it is captured; never waits. See TappedSource.
    void push(const Frame& frame) { m_recorder->push(frame); }

    /// Begins a clip that holds what is seen from this moment on, which may lie in the past, until `until` or else
    /// until end(). Returns the take's number. Throws Error where nothing can be recorded, and while a take is open
    /// that does not end before this one begins.
    std::uint64_t beginClip(const std::string& label, TimePoint from, std::optional<TimePoint> until = {});
    /// Stores the last seconds as a hard example: flagged, with what the live recognition said instead.
    std::uint64_t storeMisfire(const std::string& label, const std::string& said, double seconds);
    /// Begins one long take.
    std::uint64_t beginContinuous(TimePoint from);
    /// Notes a key press or a prediction in the long take under way; it survives a kill. False where none is.
    bool mark(const RecordingMark& mark);
    /// The open take ends with the last picture taken by then. False where none is open.
    bool end(TimePoint until) { return m_recorder->end(until); }

    /// Moves a take into the trash of the data set, or throws it away where it was not stored yet.
    void discard(std::uint64_t take);

    RecorderStatus status() const { return m_recorder->status(); }
    /// A take is open, or being finished.
    bool storing() const;
    /// The takes that were stored since the last call, oldest first.
    std::vector<StoredTake> takeStored();

private:
    /// A take of this session.
    struct Take {
        TakeNotes notes;                    ///< of its present file
        std::optional<TakeNotesFile> file;  ///< the same on disk
        TimePoint lastPicture{};            ///< of its newest finished file
        std::vector<StoredTake> stored;
        bool discarded = false;
        bool over = false;
    };

    void notePlace();
    std::uint64_t begin(TakeNotes notes, TimePoint from, std::optional<TimePoint> until);
    std::string openFile(std::uint64_t number, int segment, TimePoint first);
    std::optional<TakeNotesFile> claimFile(const TakeNotes& notes, std::string& path);
    void stored(const RecordedSegment& segment);
    void ended(std::uint64_t number, TakeEnd how);

    RecordingPlace m_place;
    std::mutex m_storeMutex;  ///< for the index, which may wait for other programs
    ClipStore m_store;
    std::vector<RecoveredRecording> m_recovered;
    std::string m_folder;        ///< where this session's files go
    mutable std::mutex m_mutex;  ///< for the following; held for moments only
    std::map<std::uint64_t, Take> m_takes;
    std::vector<StoredTake> m_news;
    std::unique_ptr<Recorder> m_recorder;  ///< last: its thread uses the above
};

}  // namespace core

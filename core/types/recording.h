#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/dataset_values.h"
#include "core/types/frame.h"

namespace core {

/// How recordings are coded; always in Matroska, with the true time of every picture.
enum class RecordingCodec {
    Mjpeg,  ///< every picture stands alone: cuts cost nothing
    H264,   ///< small files; cuts between key frames are coded anew
    Ffv1,   ///< lossless, large
};

/// Settings of a recorder.
struct RecorderConfig {
    RecordingCodec codec = RecordingCodec::Mjpeg;
    int jpegQuality = 90;                          ///< 1..100
    double historyS = 3;                           ///< how far back a take may begin
    std::uint64_t historyBytes = 256ULL << 20;     ///< the history is shorter where pictures are large
    std::uint64_t queueBytes = 384ULL << 20;       ///< pictures that wait for the encoder; more are lost and counted
    double gapS = 1;                               ///< no picture for this long closes the segment
    std::uint64_t warnBelowBytes = 2'000'000'000;  ///< free disk space that is worth a warning
    std::uint64_t stopBelowBytes = 200'000'000;    ///< free disk space at which recording stops
};

/// How a recorder is doing, as a value for any thread.
struct RecorderStatus {
    enum class State {
        Idle,        ///< remembers the last seconds, writes nothing
        Recording,   ///< a take is being written
        CameraGone,  ///< a take is open, but no pictures come; goes on by itself
        Finishing,   ///< the last pictures are being coded and synced
        DiskFull,    ///< stopped by itself; what was recorded is kept
        Failed,      ///< the take could not be written; see message
    };
    State state = State::Idle;
    std::string message;              ///< what happened, why, what to do; empty when all is well
    double elapsedS = 0;              ///< footage of the present, else the last take
    std::uint64_t framesWritten = 0;  ///< of the present, else the last take
    std::uint64_t framesLost = 0;     ///< the encoder was too slow for them
    std::uint64_t framesMissed = 0;   ///< the source lost them before they came here
    int segments = 0;                 ///< files of the present, else the last take
    int gaps = 0;                     ///< times that the camera went away during it
    std::uint64_t takesStored = 0;    ///< since the recorder was made
    std::uint64_t freeDiskBytes = 0;  ///< where the last take was written; 0 before the first
    bool diskLow = false;             ///< below warnBelowBytes
};

/// One finished file of a take. Most takes have one; each time the camera goes away, another one is begun.
struct RecordedSegment {
    std::uint64_t take = 0;  ///< number that Recorder::begin() returned
    int index = 0;           ///< 0 for the first file of the take
    std::string file;
    TimePoint first{};  ///< capture time of the first picture, which is the file's zero
    TimePoint last{};   ///< capture time of the last picture
    int frames = 0;
    int width = 0;
    int height = 0;
    double framesPerSecond = 0;      ///< mean rate
    std::uint64_t framesLost = 0;    ///< see RecorderStatus
    std::uint64_t framesMissed = 0;  ///< see RecorderStatus
    double gapBeforeS = 0;           ///< how long no pictures came between the segment before and this one
};

/// A key press of the person while one long video is recorded, or what the live model said then.
struct RecordingMark {
    std::string label;
    TimePoint start{};
    TimePoint end{};         ///< equals start for a short press
    bool predicted = false;  ///< said by the live model, not by a person
    double confidence = 0;   ///< of a prediction, 0..1
};

/// Whose recordings go where.
struct RecordingPlace {
    std::string folder;        ///< of the data set; made where it is none yet
    SubjectInfo subject = {};  ///< empty fields leave what is known of the subject as it is
    std::string session = {};  ///< empty: named after the moment it begins
    std::string scene = {};
};

/// A take that lies in the data set.
struct StoredTake {
    std::uint64_t take = 0;  ///< number that the session gave it
    std::string path;        ///< of its file, relative to the data set's folder
    std::string label;       ///< empty for a continuous take
    ClipId clip = 0;         ///< 0 for a continuous take
    TimePoint first{};       ///< capture time of its first picture
    int frames = 0;
    double durationS = 0;
    std::uint64_t framesLost = 0;
    std::uint64_t framesMissed = 0;
    std::string note;  ///< what is odd about it, such as that the camera was gone; empty mostly
};

/// What an interrupted program left, and what became of it.
struct RecoveredRecording {
    std::string path;  ///< relative to the data set's folder
    std::string label;
    int frames = 0;  ///< 0: it broke off before the first picture was written; nothing is left of it
    double durationS = 0;
    int marks = 0;
    std::string fault;  ///< why it could not be repaired; it is left as it is then
};

}  // namespace core

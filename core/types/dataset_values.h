#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/types/clip_record.h"

/// What a data set holds besides its clips, as values: for the store, the recorder and the window alike.
namespace core {

enum class Handedness { Unknown, Left, Right };

struct SubjectInfo {
    std::string id = {};
    Handedness hand = Handedness::Unknown;  ///< the hand that wears the camera
    std::string consent = {};               ///< what the person agreed to, when and how; empty = nothing on record
    std::string note = {};
};

struct SceneInfo {
    std::string id = {};
    std::string note = {};
};

/// One sitting of a subject.
struct SessionInfo {
    std::string subject = {};
    std::string id = {};       ///< unique for the subject
    std::string scene = {};    ///< where it is recorded; each media file keeps its own
    std::string started = {};  ///< ISO 8601 with time zone; empty = unknown
    std::string note = {};
};

enum class MediaKind {
    Clip,  ///< recorded for one gesture
    Take,  ///< a long recording that clips are cut from
};

/// One media file or frame folder.
struct MediaRecord {
    std::string path = {};  ///< relative to the data set's folder, unique
    std::string subject = {};
    std::string session = {};
    std::string scene = {};
    MediaKind kind = MediaKind::Clip;
    int frameCount = 0;  ///< this and the following: 0 or empty = not known yet
    double framesPerSecond = 0;
    double durationS = 0;
    int width = 0;
    int height = 0;
    std::int64_t bytes = 0;
    std::string checksum = {};
    std::string sensorPath = {};
    std::int64_t trashedAt = 0;  ///< for takes: seconds since 1970; 0 = not in the trash
};

enum class MarkKind {
    Point,       ///< a key press
    Begin,       ///< of a gesture
    End,         ///< of a gesture
    Gap,         ///< the camera was gone from startS to endS
    Prediction,  ///< what the live recognition said
};

/// Something noted at a time of a media file, while it was recorded or later.
struct Mark {
    std::int64_t id = 0;  ///< 0 = not stored yet
    std::string path = {};
    MarkKind kind = MarkKind::Point;
    double startS = 0;
    double endS = 0;  ///< 0 = a moment
    std::string label = {};
    double confidence = 0;  ///< of a prediction, 0..1
};

enum class TrashFilter { Kept, Trashed, Both };

/// Which clips are wanted; empty fields do not restrict. An empty text selects what has none, such as unlabelled clips.
struct ClipFilter {
    std::optional<Split> split = {};
    std::optional<std::string> label = {};
    std::optional<std::string> subject = {};
    std::optional<std::string> scene = {};
    std::optional<std::string> session = {};
    std::optional<bool> flagged = {};
    std::optional<std::string> path = {};  ///< the clips of one media file
    std::string text = {};                 ///< somewhere in path, label, subject, session, scene or note, ignoring case
    TrashFilter trash = TrashFilter::Kept;
};

/// What to change in clips; empty fields stay as they are.
struct ClipEdit {
    std::optional<std::string> label = {};
    std::optional<Split> split = {};
    std::optional<bool> flagged = {};
    std::optional<bool> trashed = {};
    std::optional<std::string> note = {};
    std::optional<double> startS = {};
    std::optional<double> endS = {};
};

/// One entry of the history of a data set.
struct ChangeInfo {
    std::int64_t id = 0;
    std::string text = {};    ///< what was done, for a menu: "Label 3 clips G5"
    std::int64_t madeAt = 0;  ///< seconds since 1970
    bool undone = false;      ///< true: redo would do it again
};

}  // namespace core

#include "core/recording/take_rows.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

double sinceZero(TimePoint time, const RecordedSegment& segment) {
    return std::max(0.0, Seconds(time - segment.first).count());
}

double durationOf(const RecordedSegment& segment) {
    const double step = segment.framesPerSecond > 0 ? 1 / segment.framesPerSecond : 0;
    return Seconds(segment.last - segment.first).count() + step;
}

MediaRecord mediaOf(const RecordedSegment& segment, const TakeNotes& notes, const std::string& path) {
    MediaRecord media;
    media.path = path;
    media.subject = notes.subject;
    media.session = notes.session;
    media.scene = notes.scene;
    media.kind = notes.continuous ? MediaKind::Take : MediaKind::Clip;
    media.frameCount = segment.frames;
    media.framesPerSecond = segment.framesPerSecond;
    media.durationS = durationOf(segment);
    media.width = segment.width;
    media.height = segment.height;
    std::error_code none;
    media.bytes = std::int64_t(fs::file_size(segment.file, none));
    return media;
}

/// The marks that lie in this file; the others belong to another file of the same take.
std::vector<Mark> marksOf(const RecordedSegment& segment, const TakeNotes& notes, const std::string& path) {
    std::vector<Mark> marks;
    for (const RecordingMark& noted : notes.marks) {
        if (noted.end < segment.first || noted.start > segment.last) continue;
        Mark mark;
        mark.path = path;
        mark.label = noted.label;
        mark.startS = sinceZero(noted.start, segment);
        mark.kind = MarkKind::Point;
        if (noted.predicted) {
            mark.kind = MarkKind::Prediction;
            mark.confidence = noted.confidence;
            mark.endS = sinceZero(noted.end, segment);
        } else if (noted.end > noted.start) {
            mark.kind = MarkKind::Begin;
            Mark end = mark;
            end.kind = MarkKind::End;
            end.startS = sinceZero(noted.end, segment);
            marks.push_back(end);
        }
        marks.push_back(mark);
    }
    return marks;
}

void noteGap(ClipStore& store, const TakeNotes& notes) {
    const auto before = store.media(notes.before);
    if (!before) return;
    Mark gap;
    gap.path = notes.before;
    gap.kind = MarkKind::Gap;
    gap.startS = before->durationS;
    gap.endS = before->durationS + notes.gapBeforeS;
    store.addMarks({&gap, 1});
}

}  // namespace

StoredTake storeTake(ClipStore& store, const RecordedSegment& segment, const TakeNotes& notes) {
    StoredTake stored;
    stored.take = segment.take;
    stored.path = fs::path(segment.file).lexically_relative(store.folder()).generic_string();
    stored.label = notes.label;
    stored.first = segment.first;
    stored.frames = segment.frames;
    stored.durationS = durationOf(segment);
    stored.framesLost = segment.framesLost;
    stored.framesMissed = segment.framesMissed;
    stored.note = notes.note;
    ClipStore::Group group(store, notes.continuous ? "Record a long take" : "Record " + notes.label);
    store.saveMedia(mediaOf(segment, notes, stored.path));
    if (notes.continuous) {
        const std::vector<Mark> marks = marksOf(segment, notes, stored.path);
        if (!marks.empty()) store.addMarks(marks);
    } else {
        ClipRecord clip;
        clip.path = stored.path;
        clip.label = notes.label;
        clip.subject = notes.subject;
        clip.session = notes.session;
        clip.scene = notes.scene;
        clip.frameCount = segment.frames;
        clip.framesPerSecond = segment.framesPerSecond;
        clip.flagged = notes.flagged;
        clip.note = notes.note;
        stored.clip = store.addClips({&clip, 1}).front();
    }
    if (!notes.before.empty()) noteGap(store, notes);
    group.finish();
    return stored;
}

void trashStored(ClipStore& store, const StoredTake& take) {
    if (take.clip == 0)
        store.trashTake(take.path, true);
    else
        store.editClips({&take.clip, 1}, {.trashed = true});
}

}  // namespace core

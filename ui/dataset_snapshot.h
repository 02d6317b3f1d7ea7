#pragma once

#include <QString>
#include <memory>
#include <string>
#include <vector>

#include "core/types/clip_record.h"
#include "core/types/dataset_values.h"
#include "core/types/own_gesture.h"

namespace ui {

/// All that the index of a data set says, as of one moment.
struct DatasetSnapshot {
    QString folder;
    bool writable = true;
    std::vector<core::ClipRecord> clips;  ///< trashed ones too; by path, then start
    std::vector<core::MediaRecord> media;
    std::vector<core::Mark> marks;  ///< of the long recordings
    std::vector<core::SubjectInfo> subjects;
    std::vector<core::SceneInfo> scenes;
    std::vector<core::SessionInfo> sessions;
    std::vector<core::OwnGesture> ownGestures;
    QString undoText;  ///< what undo would undo; empty where there is nothing
    QString redoText;
};
using SnapshotPtr = std::shared_ptr<const DatasetSnapshot>;

/// What the list shows.
struct ClipChoice {
    core::ClipFilter filter;
    bool takes = false;  ///< the long recordings instead of clips
};

/// Whether the clip is wanted; the text ignores case.
bool matches(const core::ClipRecord& clip, const core::ClipFilter& filter);

/// A long recording stands in lists as a clip over its whole length with a number below zero.
core::ClipRecord takeRow(const core::MediaRecord& take, std::size_t index);
inline bool isTake(const core::ClipRecord& clip) { return clip.id < 0; }

/// Length of the clip in seconds; 0 where it is not known.
double clipLengthS(const core::ClipRecord& clip);

}  // namespace ui

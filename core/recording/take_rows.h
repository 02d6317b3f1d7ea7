#pragma once

#include "core/dataset/clip_store.h"
#include "core/recording/take_notes.h"
#include "core/types/recording.h"

namespace core {

/// Writes a finished recording into the index of its data set, in one step of undo: a clip with its label, or a long
/// take with its marks. `segment.file` lies inside of the data set's folder. Throws Error.
StoredTake storeTake(ClipStore& store, const RecordedSegment& segment, const TakeNotes& notes);

/// Moves a stored take into the trash.
void trashStored(ClipStore& store, const StoredTake& take);

}  // namespace core

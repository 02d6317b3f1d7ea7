#pragma once

#include <vector>

#include "core/dataset/clip_store.h"
#include "core/types/recording.h"

namespace core {

/// Looks for recordings that a killed program left unfinished in the data set, makes them whole as far as they were
/// written, and puts them into the index, flagged to be looked at. Recordings of programs that are still alive are left
/// alone. What cannot be repaired stays as it is and is told. Blocks; running it again does no harm. Throws Error only
/// where the data set cannot be read.
std::vector<RecoveredRecording> recoverRecordings(ClipStore& store);

}  // namespace core

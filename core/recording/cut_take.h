#pragma once

#include <string>

#include "core/dataset/clip_store.h"
#include "core/recording/plan_clips.h"

namespace core {

enum class CutInto {
    Stretches,  ///< clips are stretches of the long file: nothing is written, and bounds can still be moved
    Files,      ///< every clip becomes a file of its own, see cutVideo()
};

/// Puts the clips of which the marks of a long take speak into the index; those that are not sure are flagged. One step
/// of undo for stretches, one for each file. Returns how many. Blocks while files are written. Throws Error for a file
/// that is no long take of the set.
int cutTake(ClipStore& store, const std::string& path, CutInto into, const PlanOptions& options = {});

}  // namespace core

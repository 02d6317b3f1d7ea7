#pragma once

#include <string>

#include "core/dataset/clip_store.h"

namespace app {

/// Takes a recording into the data set with the label that a person gave it, as an import of one clip does: a copy, one
/// step of undo, and a clip that is there already only gets the label. Returns its path in the set. Blocks; throws
/// core::Error.
std::string addCorrectedClip(core::ClipStore& store, const std::string& path, const std::string& label);

}  // namespace app

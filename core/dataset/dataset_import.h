#pragma once

#include <functional>
#include <stop_token>

#include "core/dataset/clip_store.h"
#include "core/types/dataset_transfer.h"

namespace core {

/// What importing would do with this set: nothing is written. Clips whose media file is missing or that cannot be are
/// refused one by one. Throws Error when the source cannot be read at all, or holds nothing of the format.
ImportPlan planImport(const ClipStore& store, const ImportOptions& options);

/// Does it: links or copies the media files, each under a temporary name until it is whole, then adds all clips in one
/// transaction, one step of undo. What an interrupted import has copied is used by the next one. `progress` is called
/// with the clips done and in all. Returns how many clips were added or updated; after a stop none were. Throws Error
/// when a file cannot be copied, such as on a full disk: then no clip was added.
int runImport(ClipStore& store, const ImportPlan& plan, MediaTransfer transfer,
              const std::function<void(int done, int total)>& progress = {}, std::stop_token stop = {});

}  // namespace core

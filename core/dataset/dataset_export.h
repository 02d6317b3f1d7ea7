#pragma once

#include <functional>
#include <stop_token>

#include "core/dataset/clip_store.h"
#include "core/types/dataset_transfer.h"

namespace core {

/// What exporting these clips would write. What the format cannot hold is told in the warnings. Throws Error (BadUsage)
/// when the target holds something already, and for clips that cannot be told apart by the format at all.
ExportPlan planExport(const ClipStore& store, const ExportOptions& options, const ClipFilter& filter = {});

/// Links or copies the media files and writes the lists; those come last, so that a list never names a file that is not
/// there. `progress` is called with the media files done and in all. Returns early after a stop. Throws Error.
void runExport(const ExportPlan& plan, const ExportOptions& options,
               const std::function<void(int done, int total)>& progress = {}, std::stop_token stop = {});

}  // namespace core

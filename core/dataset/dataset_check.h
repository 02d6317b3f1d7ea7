#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/dataset/clip_store.h"
#include "core/types/dataset_report.h"

namespace core {

struct CheckOptions {
    bool repair = false;
    bool decodeAll = false;  ///< also files whose checksum is as it was
    int threads = 0;         ///< 0 = one for each processor core
    double busyS = 30;       ///< a temporary file younger than this belongs to a program that is still writing
};

/// Compares the index with the disk. A file is decoded once, when nobody has taken its checksum yet or when that has
/// changed; from then on its checksum is enough. What is found out is noted in the index where it may be written to.
///
/// Repairing never destroys a recording: clips without a file go to the trash, unknown files become clips (flagged,
/// with the label that their number in the MuWiGes layout says, if any), broken ones are flagged, temporary files that
/// hold pictures become clips and empty ones are deleted. All of it is one step of undo. `progress` is called with the
/// files done and in all, by one thread at a time. Throws Error when the set cannot be read, or repaired.
CheckReport checkDataset(ClipStore& store, const CheckOptions& options,
                         const std::function<void(int done, int total)>& progress = {}, std::stop_token stop = {});

/// "missing file" and so on, for people.
const char* findingName(FindingKind kind);

}  // namespace core

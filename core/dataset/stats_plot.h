#pragma once

#include <string>

#include "core/types/dataset_report.h"

namespace core {

/// One SVG picture of the statistics: clips for each class, for each subject by split, and how durations and frame
/// counts are distributed. Stands alone: no scripts, no fonts of its own. Readable on white and in print.
std::string plotStats(const DatasetStats& stats);

}  // namespace core

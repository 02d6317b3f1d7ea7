#pragma once

#include "core/dataset/clip_store.h"
#include "core/types/dataset_report.h"

namespace core {

/// Counts and distributions of the clips that are not in the trash, from the index alone, except that missing files are
/// looked for. What nobody has measured yet (checkDataset() does) counts as unknown.
DatasetStats datasetStats(const ClipStore& store);

/// The distribution of these values over `bins` bins of equal width; values that are 0 or less are unknown.
Distribution distributionOf(std::vector<double> values, int bins = 20);

}  // namespace core

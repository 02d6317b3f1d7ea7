#pragma once

#include <string>
#include <vector>

#include "core/types/clip_record.h"
#include "core/types/training_config.h"

namespace training {

/// The records of `all` that make up the part, as described at datasetClips(). `validationSubjects` is comma-separated
/// and may be empty.
std::vector<core::ClipRecord> recordsOf(const std::vector<core::ClipRecord>& all, core::DataPart part,
                                        const std::string& validationSubjects);

}  // namespace training

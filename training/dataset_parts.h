#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/types/clip_record.h"
#include "core/types/training_config.h"

namespace training {

/// The records of `all` that make up the part, as described at datasetClips(). `validationSubjects` is comma-separated
/// and may be empty.
std::vector<core::ClipRecord> recordsOf(const std::vector<core::ClipRecord>& all, core::DataPart part,
                                        const std::string& validationSubjects);

/// The names in a comma-separated list, without the spaces around them.
std::set<std::string> namesIn(const std::string& list);

/// Puts these people into the test split and everybody else into the training split, whatever the records said. An
/// empty list changes nothing.
void holdOutForTest(std::vector<core::ClipRecord>& records, const std::string& testSubjects);

}  // namespace training

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/clip_record.h"
#include "core/types/label_set.h"
#include "core/types/training_config.h"

namespace core {

/// The labelled clips of a data set in any layout, read where they lie.
struct LabelledClips {
    std::filesystem::path root;        ///< where relative paths of clips begin
    std::vector<ClipRecord> clips;     ///< with a label each; paths in lists become absolute
    std::vector<std::string> notices;  ///< what was left out or looks wrong, for people

    std::filesystem::path mediaPath(const ClipRecord& clip) const { return root / clip.path; }
};

/// Reads data.source with the parsers of the imports, without writing anything. Labels that are numbers get the name
/// from `names` where that is not empty. Files that are missing and lines that stand twice are left out with a notice.
/// Throws Error (BadUsage) for a source of no known layout, lists that do not parse, a line that contradicts another,
/// and when no file is there.
LabelledClips readLabelledClips(const DataConfig& data, const std::vector<std::string>& names);

/// The class of a clip among those of a model that is to judge it. Throws Error (BadUsage) where it is none of them.
int knownLabel(const ClipRecord& clip, const LabelSet& labels);

}  // namespace core

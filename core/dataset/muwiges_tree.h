#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/types/clip_record.h"

namespace core {

/// The clips of a plain MuWiGes tree <root>/<subject>/<session>/<NN>.<ext>, where NN 1..12 means G1..G12, ordered by
/// path; <NN> may also be a folder of frames. train.txt, val.txt and test.txt in the root list the subject folders of
/// each split, one a line. Empty when the folder holds none. Throws Error for a list that names a subject twice.
std::vector<ClipRecord> readMuwigesTree(const std::filesystem::path& root);

/// Subject, session and label that the path of one clip in such a tree tells; only the path where it tells nothing.
ClipRecord muwigesRecord(const std::string& path);

/// The subjects that the lists of a root name. Throws Error for one that stands in two of them.
std::map<std::string, Split> readSubjectLists(const std::filesystem::path& root);

}  // namespace core

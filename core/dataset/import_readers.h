#pragma once

#include <string>
#include <vector>

#include "core/types/dataset_transfer.h"

namespace core {

/// What a source holds: media files, labels and splits, with the path that each file would like to have in the set.
/// Nothing is compared with the set yet, and media files may be missing. Throws Error for sources that cannot be read.
struct ImportSource {
    std::vector<ImportItem> items = {};
    std::vector<std::string> warnings = {};
};

ImportSource readMuwigesSource(const ImportOptions& options);
ImportSource readClassFolders(const ImportOptions& options);
ImportSource readCsvLists(const ImportOptions& options);
ImportSource readFrameLists(const ImportOptions& options);
ImportSource readCvatJson(const ImportOptions& options);
ImportSource readLabelStudioJson(const ImportOptions& options);

/// The media file that a list means: below `folder` or absolute.
std::filesystem::path mediaOf(const std::string& listed, const std::filesystem::path& folder);
/// Where it would like to lie in the set: as listed where that is relative and stays inside, else imported/<name>.
std::string wishedPath(const std::string& listed);
/// The frame rate of a media file for converting frames to times, see ImportOptions::framesPerSecond.
double rateOf(const std::filesystem::path& media, const ImportOptions& options);

}  // namespace core

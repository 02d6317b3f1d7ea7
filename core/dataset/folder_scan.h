#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace core {

/// What lies in a data set's folder besides its index; paths are relative to it.
struct FolderScan {
    std::vector<std::string> media = {};      ///< video files and folders of frames that `known` does not hold
    std::vector<std::string> leftovers = {};  ///< unfinished recordings (*.part) and copies (*.copy)
};

/// Looks through all folders, hidden ones and links to folders left out. What lies in a known folder of frames belongs
/// to that.
FolderScan scanFolder(const std::filesystem::path& root, const std::set<std::string>& known);

}  // namespace core

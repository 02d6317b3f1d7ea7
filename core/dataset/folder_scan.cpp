#include "core/dataset/folder_scan.h"

#include <algorithm>
#include <system_error>

#include "core/dataset/media_facts.h"
#include "core/dataset/place_file.h"

namespace core {

namespace fs = std::filesystem;

FolderScan scanFolder(const fs::path& root, const std::set<std::string>& known) {
    FolderScan scan;
    std::error_code error;
    fs::recursive_directory_iterator entry(root, fs::directory_options::skip_permission_denied, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        const fs::path& path = entry->path();
        const std::string name = path.lexically_relative(root).generic_string();
        std::error_code ignored;
        const bool folder = entry->is_directory(ignored);
        const bool leftover = path.extension() == kCopyEnding || (!folder && path.extension() == ".part");
        const bool hidden = path.filename().string().starts_with('.');
        const bool frames = folder && !hidden && !leftover && !known.contains(name) && isFrameFolder(path);
        if (folder && (hidden || frames || leftover || known.contains(name))) entry.disable_recursion_pending();
        if (hidden || known.contains(name)) continue;
        if (frames || (!folder && !leftover && isVideoName(path))) scan.media.push_back(name);
        if (leftover) scan.leftovers.push_back(name);
    }
    std::sort(scan.media.begin(), scan.media.end());
    std::sort(scan.leftovers.begin(), scan.leftovers.end());
    return scan;
}

}  // namespace core

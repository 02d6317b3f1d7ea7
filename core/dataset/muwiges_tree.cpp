#include "core/dataset/muwiges_tree.h"

#include <algorithm>
#include <array>
#include <optional>
#include <system_error>

#include "core/dataset/list_file.h"
#include "core/dataset/media_facts.h"
#include "core/types/error.h"
#include "core/types/gesture.h"

namespace core {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> children(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder, fs::directory_options::skip_permission_denied))
        if (!entry.path().filename().string().starts_with('.')) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::vector<fs::path> subfolders(const fs::path& folder) {
    std::vector<fs::path> paths = children(folder);
    std::erase_if(paths, [](const fs::path& path) { return !fs::is_directory(path); });
    return paths;
}

/// 0..11 for 1..12 with any number of leading zeros.
std::optional<int> gestureNumbered(const std::string& name) {
    if (name.empty() || name.size() > 4 || name.find_first_not_of("0123456789") != std::string::npos) return {};
    const int number = std::stoi(name);
    return number >= 1 && number <= kGestureCount ? std::optional(number - 1) : std::nullopt;
}

/// 0..11 for a media file or frame folder called 1..12 with any number of leading zeros.
std::optional<int> gestureOf(const fs::path& media) {
    const bool folder = fs::is_directory(media);
    if (!folder && !isVideoName(media)) return {};
    return gestureNumbered(folder ? media.filename().string() : media.stem().string());
}

}  // namespace

std::map<std::string, Split> readSubjectLists(const fs::path& root) {
    std::map<std::string, Split> splits;
    const std::array<std::pair<const char*, Split>, 3> lists{
        {{"train.txt", Split::Train}, {"val.txt", Split::Validation}, {"test.txt", Split::Test}}};
    for (const auto& [name, split] : lists) {
        std::error_code none;
        if (!fs::is_regular_file(root / name, none)) continue;
        for (const ListLine& line : readListFile(root / name)) {
            const std::string subject = line.text.substr(0, line.text.find('/'));  // some copies list clips
            const auto [known, fresh] = splits.emplace(subject, split);
            if (!fresh && known->second != split)
                throw Error("subject " + subject + " stands in two lists of " + root.string() + " (also in " + name +
                            "); people must not be on both sides of a split, remove it from one");
        }
    }
    return splits;
}

ClipRecord muwigesRecord(const std::string& text) {
    const fs::path path(text);
    ClipRecord clip;
    clip.path = text;
    std::vector<std::string> parts;
    for (const fs::path& part : path) parts.push_back(part.string());
    if (parts.size() != 3) return clip;
    clip.subject = parts[0];
    clip.session = parts[1];
    if (const std::optional<int> gesture = gestureNumbered(path.stem().string())) clip.label = gestureId(*gesture);
    return clip;
}

std::vector<ClipRecord> readMuwigesTree(const fs::path& root) {
    std::map<std::string, Split> splits = readSubjectLists(root);
    std::vector<ClipRecord> clips;
    for (const fs::path& subject : subfolders(root))
        for (const fs::path& session : subfolders(subject))
            for (const fs::path& media : children(session)) {
                const std::optional<int> gesture = gestureOf(media);
                if (!gesture) continue;
                ClipRecord clip;
                clip.path = media.lexically_relative(root).generic_string();  // a link stays where it is
                clip.label = gestureId(*gesture);
                clip.subject = subject.filename().string();
                clip.session = session.filename().string();
                const auto split = splits.find(clip.subject);
                clip.split = split == splits.end() ? Split::None : split->second;
                clips.push_back(std::move(clip));
            }
    return clips;
}

}  // namespace core

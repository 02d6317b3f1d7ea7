#include "app/classify/input_list.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <string_view>

#include "core/types/error.h"

namespace app {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 19> kVideoEndings{".mp4",  ".m4v",   ".mov",  ".mkv",  ".webm", ".avi", ".mpg",
                                                         ".mpeg", ".ts",    ".mts",  ".m2ts", ".3gp",  ".ogv", ".wmv",
                                                         ".flv",  ".mjpeg", ".mjpg", ".y4m",  ".divx"};
constexpr std::array<std::string_view, 3> kPictureEndings{".jpg", ".jpeg", ".png"};

template <typename Endings>
bool endsWithOneOf(const fs::path& path, const Endings& endings) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Sorted, so that every run and every machine sees the same order.
std::vector<fs::path> entriesOf(const fs::path& folder) {
    std::error_code unreadable;
    std::vector<fs::path> entries;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) entries.push_back(entry.path());
    std::sort(entries.begin(), entries.end());
    return entries;
}

void collect(const fs::path& folder, std::vector<std::string>& inputs) {
    const std::vector<fs::path> entries = entriesOf(folder);
    const auto isVideo = [](const fs::path& path) { return endsWithOneOf(path, kVideoEndings); };
    const auto isPicture = [](const fs::path& path) { return endsWithOneOf(path, kPictureEndings); };
    const bool videos = std::any_of(entries.begin(), entries.end(), isVideo);
    if (!videos && std::any_of(entries.begin(), entries.end(), isPicture)) {
        inputs.push_back(folder.string());
        return;
    }
    std::error_code ignored;
    for (const fs::path& entry : entries) {
        const bool isLink = fs::is_symlink(entry, ignored);  // not followed into folders: they could lead in circles
        if (fs::is_directory(entry, ignored) && !isLink)
            collect(entry, inputs);
        else if (isVideo(entry))
            inputs.push_back(entry.string());
    }
}

}  // namespace

std::vector<std::string> expandInputs(const std::vector<std::string>& paths) {
    std::vector<std::string> inputs;
    for (const std::string& path : paths) {
        std::error_code ignored;
        const std::size_t before = inputs.size();
        if (fs::is_directory(path, ignored)) collect(path, inputs);
        if (inputs.size() == before) inputs.push_back(path);
    }
    return inputs;
}

Shard shardFromText(const std::string& text) {
    Shard shard;
    int read = 0;
    const bool parsed = std::sscanf(text.c_str(), "%9d/%9d%n", &shard.index, &shard.count, &read) == 2;
    if (!parsed || read != int(text.size()) || shard.index < 1 || shard.index > shard.count)
        throw core::Error("'" + text + "' is no shard; write i/n with i from 1 to n, such as --shard 2/4",
                          core::Error::Kind::BadUsage);
    return shard;
}

std::vector<std::string> takeShard(const std::vector<std::string>& inputs, Shard shard) {
    std::vector<std::string> taken;
    for (std::size_t i = std::size_t(shard.index) - 1; i < inputs.size(); i += std::size_t(shard.count))
        taken.push_back(inputs[i]);
    return taken;
}

}  // namespace app

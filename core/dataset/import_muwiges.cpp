#include <algorithm>
#include <array>
#include <map>
#include <system_error>

#include "core/dataset/import_readers.h"
#include "core/dataset/muwiges_tree.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

void readTree(const fs::path& root, const ImportOptions& options, std::optional<Split> split, ImportSource& source) {
    std::error_code error;
    for (ClipRecord& clip : readMuwigesTree(root)) {
        ImportItem item;
        item.from = root / clip.path;
        const fs::path sensor = fs::path(item.from).replace_extension(".csv");
        if (fs::is_regular_file(sensor, error)) {
            item.sensorFrom = sensor;
            clip.sensorPath = fs::path(clip.path).replace_extension(".csv").generic_string();
        }
        if (clip.split == Split::None && split) clip.split = *split;
        if (options.split) clip.split = *options.split;
        clip.scene = options.scene;
        item.clip = std::move(clip);
        source.items.push_back(std::move(item));
    }
}

}  // namespace

ImportSource readMuwigesSource(const ImportOptions& options) {
    ImportSource source;
    std::error_code error;
    if (!fs::is_directory(options.source, error))
        throw Error("there is no folder " + options.source.string() + "; name the root of a MuWiGes tree",
                    Error::Kind::BadUsage);
    readTree(options.source, options, {}, source);
    if (!source.items.empty()) return source;
    // other copies of the release: pictures apart from optical flow, or one root for each side
    constexpr std::array<std::pair<const char*, std::optional<Split>>, 4> kRoots{
        {{"rgb", {}}, {"data_train", Split::Train}, {"data_val", Split::Validation}, {"data_test", Split::Test}}};
    for (const auto& [name, split] : kRoots)
        if (fs::is_directory(options.source / name, error)) readTree(options.source / name, options, split, source);
    const std::map<std::string, Split> lists = readSubjectLists(options.source);
    for (ImportItem& item : source.items)
        if (const auto listed = lists.find(item.clip.subject); listed != lists.end() && !options.split)
            item.clip.split = listed->second;
    return source;
}

}  // namespace core

#include "core/dataset/labelled_clips.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>
#include <tuple>
#include <utility>

#include "core/dataset/clip_store.h"
#include "core/dataset/import_readers.h"
#include "core/dataset/list_file.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

Error badUsage(const std::string& message) { return Error(message, Error::Kind::BadUsage); }

bool hasLists(const fs::path& source, const std::string& ending) {
    try {
        return !listFilesOf(source, ending).empty();
    } catch (const Error&) {
        return false;
    }
}

/// Whether the text lists name frame folders with their first and last frame, not subjects.
bool listsFrames(const fs::path& source) {
    if (!hasLists(source, ".txt")) return false;
    const auto lines = readListFile(listFilesOf(source, ".txt").front().first);
    if (lines.empty()) return false;
    for (const char* separator : {"\t", ";", ",", " "}) {
        const auto fields = fieldsOf(lines.front().text, separator);
        for (std::size_t i = 2; i < fields.size(); ++i)
            if (wholeNumber(fields[i - 1]) && wholeNumber(fields[i])) return true;
    }
    return false;
}

DataLayout layoutOf(const DataConfig& data) {
    if (data.layout != DataLayout::Auto) return data.layout;
    const fs::path source(data.source);
    std::error_code error;
    if (fs::is_regular_file(source, error)) return source.extension() == ".txt" ? DataLayout::Frames : DataLayout::Csv;
    if (!fs::is_directory(source, error))
        throw badUsage("There is no data set at " + data.source +
                       ". Set data.source to a folder, a list, or \"simulate\".");
    if (fs::exists(source / "carpus.db", error)) return DataLayout::Carpus;
    if (hasLists(source, ".csv")) return DataLayout::Csv;
    if (listsFrames(source)) return DataLayout::Frames;
    ImportOptions options;
    options.source = source;
    if (!readMuwigesSource(options).items.empty()) return DataLayout::Muwiges;
    if (!readClassFolders(options).items.empty()) return DataLayout::Classes;
    throw badUsage("The folder " + data.source +
                   " is no data set: there is no carpus.db, no train.csv or val.csv (here or in metadata/), no "
                   "train.txt with frame folders, no <subject>/<session>/<NN>.mp4 and no <class>/<clip>.mp4. Check "
                   "data.source, or set data.layout.");
}

ImportSource readItems(const DataConfig& data, DataLayout layout, const std::vector<std::string>& names) {
    ImportOptions options;
    options.source = data.source;
    options.separator = data.separator;
    options.media = data.media;
    options.labels = names;
    switch (layout) {
        case DataLayout::Csv: return readCsvLists(options);
        case DataLayout::Frames: return readFrameLists(options);
        case DataLayout::Classes: return readClassFolders(options);
        default: return readMuwigesSource(options);
    }
}

LabelledClips stored(const DataConfig& data) {
    const ClipStore store = ClipStore::open(data.source);
    return {store.folder(), store.clips(), {}};
}

LabelledClips listed(const DataConfig& data, DataLayout layout, const std::vector<std::string>& names) {
    LabelledClips set;
    set.root = data.source;
    for (ImportItem& item : readItems(data, layout, names).items) {
        item.clip.path = fs::absolute(item.from).lexically_normal().string();
        set.clips.push_back(std::move(item.clip));
    }
    return set;
}

std::string ofAll(std::size_t part, std::size_t all) { return std::to_string(part) + " of " + std::to_string(all); }

void leaveOutMissing(LabelledClips& set, const DataConfig& data) {
    const std::size_t all = set.clips.size();
    std::string first;
    const auto gone = std::erase_if(set.clips, [&](const ClipRecord& clip) {
        std::error_code error;
        const bool missing = !fs::exists(set.mediaPath(clip), error);
        if (missing && first.empty()) first = set.mediaPath(clip).string();
        return missing;
    });
    if (gone == 0) return;
    if (set.clips.empty())
        throw badUsage("None of the " + std::to_string(all) + " clips of " + data.source +
                       " is there; the first one is " + first +
                       ". Set data.media to the folder where the paths in the lists begin, or bring the files back.");
    set.notices.push_back(ofAll(gone, all) + " clips of " + data.source +
                          " are missing and left out; the first one is " + first + ".");
}

/// The same stretch of the same file twice in a split says nothing new; under two labels it is a contradiction.
void leaveOutDoubles(LabelledClips& set, const DataConfig& data) {
    using Stretch = std::tuple<std::string, double, double>;
    std::map<Stretch, std::pair<std::string, std::set<Split>>> seen;
    std::size_t doubles = 0, trained = 0;
    std::string first, firstTrained;
    std::erase_if(set.clips, [&](const ClipRecord& clip) {
        auto& [label, splits] = seen[{clip.path, clip.startS, clip.endS}];
        if (!splits.empty() && label != clip.label)
            throw badUsage("The clip " + clip.path + " stands twice in " + data.source + ", as \"" + label +
                           "\" and as \"" + clip.label + "\". Remove the wrong line.");
        label = clip.label;
        const bool fresh = splits.insert(clip.split).second;
        if (!fresh && doubles++ == 0) first = clip.path;
        if (fresh && splits.size() > 1 && splits.contains(Split::Train) && trained++ == 0) firstTrained = clip.path;
        return !fresh;
    });
    if (doubles > 0)
        set.notices.push_back(std::to_string(doubles) + " clips stand twice in " + data.source +
                              " and are taken once; the first one is " + first + ".");
    if (trained > 0)
        set.notices.push_back(std::to_string(trained) + " clips of " + data.source +
                              " are for training and for validation or test as well, so that results on them say "
                              "little; the first one is " +
                              firstTrained + ".");
}

}  // namespace

LabelledClips readLabelledClips(const DataConfig& data, const std::vector<std::string>& names) {
    const DataLayout layout = layoutOf(data);
    LabelledClips set = layout == DataLayout::Carpus ? stored(data) : listed(data, layout, names);
    std::erase_if(set.clips, [](const ClipRecord& clip) { return clip.label.empty(); });  // not labelled yet
    if (set.clips.empty())
        throw badUsage("The data set " + data.source + " holds no labelled clip. Check data.source and data.layout.");
    leaveOutMissing(set, data);
    leaveOutDoubles(set, data);
    return set;
}

int knownLabel(const ClipRecord& clip, const LabelSet& labels) {
    if (const auto label = labels.indexOf(clip.label)) return *label;
    throw badUsage("The clip " + clip.path + " has the label \"" + clip.label +
                   "\", which the model does not know. Use a model with that label, or relabel the clip.");
}

}  // namespace core

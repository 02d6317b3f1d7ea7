#include <algorithm>
#include <array>
#include <system_error>

#include "core/dataset/import_readers.h"
#include "core/dataset/list_file.h"
#include "core/dataset/media_facts.h"
#include "core/types/error.h"
#ifdef CARPUS_MEDIA
#include "core/capture/video_reader.h"
#endif

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr double kUsualRate = 30;

ClipRecord recordFor(const ImportOptions& options, const std::string& listed, Split split) {
    ClipRecord clip;
    clip.path = wishedPath(listed);
    clip.subject = options.subject;
    clip.session = options.session;
    clip.scene = options.scene;
    clip.split = options.split.value_or(split);
    return clip;
}

[[noreturn]] void failLine(const fs::path& list, const ListLine& line, const std::string& why) {
    throw Error("line " + std::to_string(line.number) + " of " + list.string() + " is '" + line.text.substr(0, 80) +
                    "': " + why,
                Error::Kind::BadUsage);
}

int picturesIn(const fs::path& folder) {
    int count = 0;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        const fs::path ending = entry.path().extension();
        count += int(ending == ".jpg" || ending == ".jpeg" || ending == ".png");
    }
    return count;
}

/// One line of a frame list: all fields behind the folder are whole numbers, and the folder may hold the separator.
struct FrameLine {
    std::string folder;
    int start = 1;
    int end = 0;
    std::string label;
    bool severalLabels = false;
};

FrameLine parseFrameLine(const fs::path& list, const ListLine& line, const std::string& separator) {
    std::vector<std::string> fields = fieldsOf(line.text, separator);
    std::string name;
    if (fields.size() > 3 && !wholeNumber(fields.back())) {  // a label in words
        name = fields.back();
        fields.pop_back();
    }
    std::size_t numbers = 0;
    while (numbers + 1 < fields.size() && wholeNumber(fields[fields.size() - 1 - numbers])) ++numbers;
    if (numbers < 2) failLine(list, line, "a folder, its first and its last frame are wanted, and a label");
    const std::size_t first = fields.size() - numbers;
    FrameLine parsed;
    parsed.folder = joinedFields(fields, first, separator);
    parsed.start = *wholeNumber(fields[first]);
    parsed.end = *wholeNumber(fields[first + 1]);
    parsed.label = numbers > 2 ? fields[first + 2] : name;
    parsed.severalLabels = numbers > 3;
    if (parsed.start < 1 || parsed.end < parsed.start)
        failLine(list, line, "frames are counted from 1, and the last is not before the first");
    return parsed;
}

/// Bounds in seconds; a clip of all frames has none.
void setBounds(ClipRecord& clip, const FrameLine& line, int frames, double rate) {
    clip.framesPerSecond = rate;
    clip.frameCount = frames;
    if (line.start == 1 && (line.end == frames || frames == 0)) return;
    clip.startS = (line.start - 1) / rate;
    clip.endS = std::min(line.end, frames > 0 ? frames : line.end) / rate;
}

}  // namespace

fs::path mediaOf(const std::string& listed, const fs::path& folder) {
    const fs::path path(listed);
    return path.is_absolute() ? path : folder / path;
}

std::string wishedPath(const std::string& listed) {
    const fs::path path = fs::path(listed).lexically_normal();
    const bool leaves = path.is_absolute() || (!path.empty() && *path.begin() == "..");
    const fs::path name = path.has_filename() ? path : path.parent_path();
    return leaves ? (fs::path("imported") / name.filename()).generic_string() : name.generic_string();
}

double rateOf([[maybe_unused]] const fs::path& media, const ImportOptions& options) {
    if (options.framesPerSecond > 0) return options.framesPerSecond;
    std::error_code error;
    if (fs::is_directory(media, error)) return kUsualRate;
#ifdef CARPUS_MEDIA
    try {
        const double rate = probeVideo(media.string()).framesPerSecond;
        if (rate > 0) return rate;
    } catch (const Error&) {  // missing and broken files are told of by the plan
    }
#endif
    return kUsualRate;
}

ImportSource readCsvLists(const ImportOptions& options) {
    ImportSource source;
    bool numbers = false;
    for (const auto& [list, split] : listFilesOf(options.source, ".csv")) {
        const std::vector<ListLine> lines = readListFile(list);
        if (lines.empty()) continue;
        const std::string separator = separatorOf(list, lines, options.separator, 2);
        fs::path folder = options.media.empty() ? list.parent_path() : options.media;
        if (options.media.empty() && folder.filename() == "metadata") folder = folder.parent_path();
        for (const ListLine& line : lines) {
            const std::vector<std::string> fields = fieldsOf(line.text, separator);
            const std::string listed = joinedFields(fields, fields.size() - 1, separator);
            numbers = numbers || (options.labels.empty() && wholeNumber(fields.back()));
            ImportItem item;
            item.from = mediaOf(listed, folder);
            item.clip = recordFor(options, listed, split);
            item.clip.label = labelNamed(fields.back(), options.labels);
            source.items.push_back(std::move(item));
        }
    }
    if (numbers)
        source.warnings.push_back(
            "labels are numbers and stay so; name them with a list of labels (for MuWiGes: gestures)");
    return source;
}

ImportSource readFrameLists(const ImportOptions& options) {
    ImportSource source;
    int several = 0;
    for (const auto& [list, split] : listFilesOf(options.source, ".txt")) {
        const std::vector<ListLine> lines = readListFile(list);
        if (lines.empty()) continue;
        const std::string separator = separatorOf(list, lines, options.separator, 3);
        const fs::path folder = options.media.empty() ? list.parent_path() : options.media;
        for (const ListLine& line : lines) {
            const FrameLine parsed = parseFrameLine(list, line, separator);
            several += int(parsed.severalLabels);
            ImportItem item;
            item.from = mediaOf(parsed.folder, folder);
            item.clip = recordFor(options, parsed.folder, split);
            item.clip.label = labelNamed(parsed.label, options.labels);
            setBounds(item.clip, parsed, picturesIn(item.from), rateOf(item.from, options));
            source.items.push_back(std::move(item));
        }
    }
    if (several > 0)
        source.warnings.push_back(std::to_string(several) + " lines have several labels; the first one is taken");
    return source;
}

ImportSource readClassFolders(const ImportOptions& options) {
    ImportSource source;
    constexpr std::array<std::pair<const char*, Split>, 4> kSplits{{{"train", Split::Train},
                                                                    {"val", Split::Validation},
                                                                    {"validation", Split::Validation},
                                                                    {"test", Split::Test}}};
    const auto readClass = [&](const fs::path& folder, Split split) {
        std::vector<fs::path> media;
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.is_directory() ? isFrameFolder(entry.path()) : isVideoName(entry.path()))
                media.push_back(entry.path());
        std::sort(media.begin(), media.end());
        for (const fs::path& file : media) {
            ImportItem item;
            item.from = file;
            item.clip = recordFor(options, file.lexically_relative(options.source).generic_string(), split);
            item.clip.label = labelNamed(folder.filename().string(), options.labels);
            source.items.push_back(std::move(item));
        }
    };
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(options.source))
        if (entry.is_directory() && !entry.path().filename().string().starts_with('.')) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    for (const fs::path& folder : folders) {
        const auto split = std::find_if(kSplits.begin(), kSplits.end(),
                                        [&](const auto& known) { return folder.filename() == known.first; });
        if (split == kSplits.end()) {
            readClass(folder, Split::None);
            continue;
        }
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.is_directory()) readClass(entry.path(), split->second);
    }
    return source;
}

}  // namespace core

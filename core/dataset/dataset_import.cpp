#include "core/dataset/dataset_import.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <system_error>
#include <tuple>
#include <unordered_map>

#include "core/dataset/import_readers.h"
#include "core/dataset/media_facts.h"
#include "core/dataset/place_file.h"
#include "core/dataset/row_writer.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

ImportSource readSource(const ImportOptions& options) {
    switch (options.format) {
        case DatasetFormat::Muwiges: return readMuwigesSource(options);
        case DatasetFormat::ClassFolders: return readClassFolders(options);
        case DatasetFormat::Csv: return readCsvLists(options);
        case DatasetFormat::FrameLists: return readFrameLists(options);
        case DatasetFormat::Cvat: return readCvatJson(options);
        case DatasetFormat::LabelStudio: return readLabelStudioJson(options);
    }
    return {};
}

bool sameLabels(const ClipRecord& a, const ClipRecord& b) {
    return std::tie(a.label, a.split, a.startS, a.endS) == std::tie(b.label, b.split, b.startS, b.endS);
}

/// Whether two times are the same frame where frames are counted, else whether they are equal.
bool sameTime(double a, double b, double framesPerSecond) {
    return a == b || (framesPerSecond > 0 && std::abs(a - b) * framesPerSecond <= 0.5 + 1e-6);
}

/// Compares what a source holds with what the set has.
class Planner {
public:
    explicit Planner(const ClipStore& store) : m_store(store) {
        for (MediaRecord& media : store.media()) m_media.emplace(media.path, std::move(media));
        for (ClipRecord& clip : store.clips()) m_clips[clip.path].push_back(std::move(clip));
    }

    void plan(ImportItem& item, std::int64_t& bytes);

private:
    void refuse(ImportItem& item, const std::string& problem) {
        item.action = ImportAction::Refuse;
        item.problem = problem;
    }
    bool settleFile(ImportItem& item, std::int64_t& bytes);
    std::string freePath(const ImportItem& item) const;

    const ClipStore& m_store;
    std::unordered_map<std::string, MediaRecord> m_media;
    std::unordered_map<std::string, std::vector<ClipRecord>> m_clips;
    std::map<fs::path, std::string> m_placed;  ///< original -> path in the set
    std::set<std::string> m_taken;             ///< paths given to originals of this source
};

/// The wish where the set has nothing else there; else a number is put behind the name.
std::string Planner::freePath(const ImportItem& item) const {
    const fs::path wish(item.clip.path);
    for (int number = 1;; ++number) {
        const std::string name = number == 1
                                     ? wish.filename().string()
                                     : wish.stem().string() + "-" + std::to_string(number) + wish.extension().string();
        const std::string path = (wish.parent_path() / name).generic_string();
        if (m_taken.contains(path)) continue;
        std::error_code error;
        const fs::path there = m_store.folder() / path;
        if (!fs::exists(fs::symlink_status(there, error)) || sameContent(item.from, there)) return path;
    }
}

/// Decides where the file goes; false when it is refused.
bool Planner::settleFile(ImportItem& item, std::int64_t& bytes) {
    std::error_code error;
    if (!fs::exists(item.from, error)) {
        const fs::path inside = item.from.lexically_relative(m_store.folder());
        for (const std::string& path : {item.clip.path, inside.generic_string()}) {
            if (!m_media.contains(path)) continue;
            item.clip.path = path;
            item.from.clear();
            return true;
        }
        refuse(item, "there is no file " + item.from.string());
        return false;
    }
    const fs::path original = fs::canonical(item.from, error);
    if (const auto placed = m_placed.find(original); placed != m_placed.end()) {
        item.clip.path = placed->second;
        return true;
    }
    if (!fs::is_directory(original, error) && !isVideoName(original)) {
        refuse(item, item.from.string() + " is no video file: its ending is none of one");
        return false;
    }
    item.clip.path = freePath(item);
    m_taken.insert(item.clip.path);
    m_placed.emplace(original, item.clip.path);
    if (!fs::exists(m_store.folder() / item.clip.path, error)) bytes += bytesOf(original);
    return true;
}

void Planner::plan(ImportItem& item, std::int64_t& bytes) {
    try {
        requireInside(item.clip.path);
        requireBounds(item.clip.path, item.clip.startS, item.clip.endS);
    } catch (const Error& error) {
        refuse(item, error.what());
        return;
    }
    if (!settleFile(item, bytes)) return;
    if (!item.sensorFrom.empty())
        item.clip.sensorPath = fs::path(item.clip.path).replace_extension(".csv").generic_string();
    if (const auto media = m_media.find(item.clip.path); media != m_media.end()) {
        // what the set knows of the file and the source does not
        if (item.clip.subject.empty()) item.clip.subject = media->second.subject;
        if (item.clip.session.empty()) item.clip.session = media->second.session;
        if (item.clip.scene.empty()) item.clip.scene = media->second.scene;
    }
    for (const ClipRecord& known : m_clips[item.clip.path]) {
        if (!sameTime(known.startS, item.clip.startS, item.clip.framesPerSecond)) continue;
        // formats that count frames give the times that the set knows better only roughly
        item.clip.startS = known.startS;
        const bool bothEnd = known.endS > 0 && item.clip.endS > 0;  // 0 is the end of the file
        if (bothEnd && sameTime(known.endS, item.clip.endS, item.clip.framesPerSecond)) item.clip.endS = known.endS;
        if (item.clip.split == Split::None) item.clip.split = known.split;
        item.action = sameLabels(known, item.clip) ? ImportAction::Keep : ImportAction::Update;
        item.clip.flagged = known.flagged;
        item.clip.note = known.note;
    }
}

/// A clip twice in one source: the same is said once, two labels are a contradiction.
void refuseDoubles(std::vector<ImportItem>& items) {
    std::map<std::pair<std::string, double>, const ImportItem*> first;
    for (ImportItem& item : items) {
        if (item.action == ImportAction::Refuse) continue;
        const auto [known, fresh] = first.emplace(std::pair(item.clip.path, item.clip.startS), &item);
        if (fresh) continue;
        item.action = ImportAction::Refuse;
        item.problem = sameLabels(known->second->clip, item.clip)
                           ? item.clip.path + " stands twice in the source"
                           : item.clip.path + " stands twice in the source, as '" + known->second->clip.label +
                                 "' and as '" + item.clip.label + "'";
    }
}

}  // namespace

ImportPlan planImport(const ClipStore& store, const ImportOptions& options) {
    std::error_code error;
    if (!fs::exists(options.source, error))
        throw Error("there is nothing at " + options.source.string() + "; check the path of the source",
                    Error::Kind::BadUsage);
    ImportSource source = readSource(options);
    if (source.items.empty())
        throw Error(options.source.string() + " holds no clips of that format; check the path and the format",
                    Error::Kind::BadUsage);
    std::stable_sort(source.items.begin(), source.items.end(), [](const ImportItem& a, const ImportItem& b) {
        return std::tie(a.clip.path, a.clip.startS) < std::tie(b.clip.path, b.clip.startS);
    });
    ImportPlan plan;
    plan.items = std::move(source.items);
    plan.warnings = std::move(source.warnings);
    Planner planner(store);
    for (ImportItem& item : plan.items) planner.plan(item, plan.bytes);
    refuseDoubles(plan.items);
    return plan;
}

int runImport(ClipStore& store, const ImportPlan& plan, MediaTransfer transfer,
              const std::function<void(int done, int total)>& progress, std::stop_token stop) {
    std::vector<ClipRecord> clips;
    int done = 0;
    for (const ImportItem& item : plan.items) {
        if (stop.stop_requested()) return 0;
        ++done;
        if (item.action != ImportAction::Add && item.action != ImportAction::Update) continue;
        if (!item.from.empty()) placeFile(item.from, store.folder() / item.clip.path, transfer);
        if (!item.sensorFrom.empty()) placeFile(item.sensorFrom, store.folder() / item.clip.sensorPath, transfer);
        clips.push_back(item.clip);
        if (progress) progress(done, int(plan.items.size()));
    }
    if (clips.empty()) return 0;
    ClipStore::Group group(store, "Import " + std::to_string(clips.size()) + (clips.size() == 1 ? " clip" : " clips"));
    store.addClips(clips);
    group.finish();
    return int(clips.size());
}

}  // namespace core

#include "core/dataset/dataset_check.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <system_error>

#include "core/dataset/folder_scan.h"
#include "core/dataset/media_inspection.h"
#include "core/dataset/media_names.h"
#include "core/dataset/muwiges_tree.h"
#include "core/dataset/place_file.h"
#include "core/dataset/sensor_file.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr double kBoundsSlackS = 0.1;  ///< the rate of a file is a mean, its last frame lasts as long as the others

double ageS(const fs::path& file) {
    std::error_code error;
    const auto written = fs::last_write_time(file, error);
    return error ? 0 : std::chrono::duration<double>(fs::file_time_type::clock::now() - written).count();
}

/// One run over one data set.
class Check {
public:
    Check(ClipStore& store, const CheckOptions& options) : m_store(store), m_options(options) {
        m_media = store.media();
        for (const MediaRecord& media : m_media) m_known.insert(media.path);
        for (ClipRecord& clip : store.clips({.trash = TrashFilter::Both}))
            m_clips[clip.path].push_back(std::move(clip));
    }

    CheckReport run(const std::function<void(int, int)>& progress, const std::stop_token& stop);

private:
    void lookAt(const MediaRecord& media, const Inspection& seen);
    void lookAtBounds(const MediaRecord& media);
    void lookAtSensor(const MediaRecord& media);
    void lookAtUnknown(const std::string& path, const Inspection& seen);
    void lookAtLeftover(const std::string& path, const Inspection& seen);
    void adopt(const std::string& path, const Inspection& seen);
    void trash(const MediaRecord& media);
    void flag(const MediaRecord& media, const std::string& why);
    void found(FindingKind kind, const std::string& path, const std::string& text, const std::string& repair);

    ClipStore& m_store;
    CheckOptions m_options;
    std::vector<MediaRecord> m_media;
    std::set<std::string> m_known;
    std::map<std::string, std::vector<ClipRecord>> m_clips;  ///< by path
    CheckReport m_report;
};

void Check::found(FindingKind kind, const std::string& path, const std::string& text, const std::string& repair) {
    m_report.findings.push_back({kind, path, text, repair, m_options.repair && !repair.empty()});
}

CheckReport Check::run(const std::function<void(int, int)>& progress, const std::stop_token& stop) {
    std::set<std::string> all = m_known;
    for (const MediaRecord& media : m_media)
        if (!media.sensorPath.empty()) all.insert(media.sensorPath);
    FolderScan scan = scanFolder(m_store.folder(), all);
    std::erase_if(scan.leftovers, [&](const auto& path) { return ageS(m_store.folder() / path) < m_options.busyS; });
    std::vector<Inspection> seen;
    for (const MediaRecord& media : m_media) seen.push_back({m_store.folder() / media.path, media.checksum});
    for (const std::string& path : scan.media) seen.push_back({m_store.folder() / path});
    for (const std::string& path : scan.leftovers) seen.push_back({m_store.folder() / path});
    m_report.complete = inspectMedia(seen, m_options.decodeAll, m_options.threads, progress, stop);
    if (!m_report.complete) return m_report;
    m_report.files = int(seen.size());
    m_report.decoded = int(std::count_if(seen.begin(), seen.end(), [](const auto& one) { return one.decoded; }));
    std::optional<ClipStore::Group> group;
    if (m_store.writable()) group.emplace(m_store, "Repair");
    auto next = seen.begin();
    for (const MediaRecord& media : m_media) lookAt(media, *next++);
    for (const std::string& path : scan.media) lookAtUnknown(path, *next++);
    for (const std::string& path : scan.leftovers) lookAtLeftover(path, *next++);
    for (const std::string& fault : m_store.brokenReferences()) found(FindingKind::BrokenIndex, "carpus.db", fault, "");
    if (group) group->finish();
    return m_report;
}

void Check::lookAt(const MediaRecord& media, const Inspection& seen) {
    if (seen.missing) {
        const auto& clips = m_clips[media.path];
        const bool kept = std::any_of(clips.begin(), clips.end(), [](const auto& clip) { return clip.trashedAt == 0; });
        if (!kept && (media.trashedAt > 0 || media.kind == MediaKind::Clip)) return;  // purging was interrupted
        found(FindingKind::MissingFile, media.path, "the file is gone", "its clips go to the trash");
        if (m_options.repair) trash(media);
        return;
    }
    if (seen.decoded && !seen.facts.fault.empty()) {
        found(FindingKind::BrokenMedia, media.path, seen.facts.fault, "its clips are flagged");
        if (m_options.repair) flag(media, "broken: " + seen.facts.fault);
        return;
    }
    if (seen.changed) {
        found(FindingKind::ChangedFile, media.path, "the file has another content than when it was checked last",
              "its new content is accepted, and its clips are flagged");
        if (m_options.repair) flag(media, "the file has changed");
    }
    MediaRecord now = media;
    if (seen.decoded && m_store.writable() && (!seen.changed || m_options.repair)) {
        now.checksum = seen.checksum;
        now.bytes = seen.bytes;
        now.frameCount = seen.facts.frameCount;
        now.durationS = seen.facts.durationS;
        now.width = seen.facts.width;
        now.height = seen.facts.height;
        if (now.framesPerSecond <= 0 || seen.changed) now.framesPerSecond = seen.facts.framesPerSecond;
        m_store.noteFacts(now);
    }
    if (seen.decoded) now.durationS = seen.facts.durationS;
    lookAtBounds(now);
    lookAtSensor(now);
}

void Check::lookAtBounds(const MediaRecord& media) {
    if (media.durationS <= 0) return;
    const double slack = std::max(kBoundsSlackS, media.framesPerSecond > 0 ? 1.5 / media.framesPerSecond : 0);
    for (const ClipRecord& clip : m_clips[media.path]) {
        if (clip.trashedAt > 0 || std::max(clip.startS, clip.endS) <= media.durationS + slack) continue;
        const bool outside = clip.startS >= media.durationS;
        found(FindingKind::BadBounds, clip.path,
              "a clip reaches from " + std::to_string(clip.startS) + " s to " + std::to_string(clip.endS) +
                  " s in a file of " + std::to_string(media.durationS) + " s",
              outside ? "the clip goes to the trash" : "the clip ends with the file");
        if (!m_options.repair) continue;
        m_store.editClips(std::vector{clip.id}, outside ? ClipEdit{.trashed = true} : ClipEdit{.endS = 0});
    }
}

void Check::lookAtSensor(const MediaRecord& media) {
    if (media.sensorPath.empty()) return;
    const fs::path file = m_store.folder() / media.sensorPath;
    std::error_code error;
    if (!fs::exists(file, error)) {
        found(FindingKind::MissingSensor, media.sensorPath, "the sensor file is gone", "");
        return;
    }
    try {
        const std::string fault = sensorFault(readSensorFile(file), media.durationS);
        if (!fault.empty()) found(FindingKind::BadSensor, media.sensorPath, fault, "");
    } catch (const Error& fault) {
        found(FindingKind::BadSensor, media.sensorPath, fault.what(), "");
    }
}

void Check::lookAtUnknown(const std::string& path, const Inspection& seen) {
    if (!seen.facts.fault.empty()) {
        found(FindingKind::BrokenMedia, path, "not in the index, and: " + seen.facts.fault, "");
        return;
    }
    found(FindingKind::UnknownFile, path, "the index does not know the file", "it becomes a clip, flagged");
    if (m_options.repair) adopt(path, seen);
}

void Check::lookAtLeftover(const std::string& path, const Inspection& seen) {
    const fs::path file = m_store.folder() / path;
    const bool copy = file.extension() == kCopyEnding;
    const int frames = copy ? 0 : seen.facts.frameCount;
    found(FindingKind::Leftover, path,
          "left by a program that did not finish, with " + std::to_string(frames) + " frames",
          frames > 0 ? "what it holds becomes a clip, flagged" : "it is deleted");
    if (!m_options.repair) return;
    std::error_code error;
    if (frames == 0) {
        fs::remove_all(file, error);
    } else {
        fs::path whole = fs::path(path).replace_extension();  // 07.mkv.part -> 07.mkv
        if (fs::exists(m_store.folder() / whole, error))
            whole.replace_filename(freeNumber("", numbersIn(file.parent_path())) + whole.extension().string());
        fs::rename(file, m_store.folder() / whole, error);
        if (!error) adopt(whole.generic_string(), seen);
    }
    if (error)
        throw Error("cannot repair " + file.string() + ": " + error.message() +
                    "; check that you may write to its folder");
}

void Check::adopt(const std::string& path, const Inspection& seen) {
    if (m_store.media(path)) return;  // a recorder has stored it meanwhile
    ClipRecord clip = muwigesRecord(path);
    clip.flagged = true;
    clip.note = "found on the disk";
    MediaRecord media;
    media.path = path;
    media.subject = clip.subject;
    media.session = clip.session;
    media.frameCount = clip.frameCount = seen.facts.frameCount;
    media.framesPerSecond = clip.framesPerSecond = seen.facts.framesPerSecond;
    media.durationS = seen.facts.durationS;
    media.width = seen.facts.width;
    media.height = seen.facts.height;
    media.bytes = seen.bytes;
    media.checksum = seen.checksum;
    m_store.saveMedia(media);
    m_store.addClips({&clip, 1});
}

void Check::trash(const MediaRecord& media) {
    if (media.kind == MediaKind::Take) {
        m_store.trashTake(media.path, true);
        return;
    }
    std::vector<ClipId> clips;
    for (const ClipRecord& clip : m_clips[media.path]) clips.push_back(clip.id);
    m_store.editClips(clips, {.trashed = true, .note = "the file is gone"});
}

void Check::flag(const MediaRecord& media, const std::string& why) {
    std::vector<ClipId> clips;
    for (const ClipRecord& clip : m_clips[media.path]) clips.push_back(clip.id);
    m_store.editClips(clips, {.flagged = true, .note = why});
}

}  // namespace

CheckReport checkDataset(ClipStore& store, const CheckOptions& options,
                         const std::function<void(int done, int total)>& progress, std::stop_token stop) {
    if (options.repair && !store.writable())
        throw Error("the data set " + store.folder().string() +
                        " cannot be repaired: it has no index, or you may not write to it",
                    Error::Kind::BadUsage);
    return Check(store, options).run(progress, stop);
}

const char* findingName(FindingKind kind) {
    switch (kind) {
        case FindingKind::MissingFile: return "missing file";
        case FindingKind::UnknownFile: return "unknown file";
        case FindingKind::BrokenMedia: return "broken media";
        case FindingKind::ChangedFile: return "changed file";
        case FindingKind::Leftover: return "leftover";
        case FindingKind::BadBounds: return "bad bounds";
        case FindingKind::MissingSensor: return "missing sensor file";
        case FindingKind::BadSensor: return "bad sensor file";
        case FindingKind::BrokenIndex: return "broken index";
    }
    return "fault";
}

}  // namespace core

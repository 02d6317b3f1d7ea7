#include "core/dataset/export_writers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "core/dataset/list_file.h"
#include "core/dataset/media_facts.h"
#include "core/dataset/media_names.h"
#include "core/dataset/split_plan.h"
#include "core/types/error.h"
#include "core/types/gesture.h"
#include "core/types/label_set.h"

namespace core {
namespace {

namespace fs = std::filesystem;

const char* listName(Split split) {
    switch (split) {
        case Split::Train: return "train";
        case Split::Validation: return "val";
        case Split::Test: return "test";
        case Split::None: return "data";
    }
    return "data";
}

bool cut(const ClipRecord& clip) { return clip.startS > 0 || clip.endS > 0; }

/// Whole people only: a subject in two lists is no list of subjects.
std::map<std::string, Split> splitsOfSubjects(const std::vector<ClipRecord>& clips) {
    std::map<std::string, Split> splits;
    for (const ClipRecord& clip : clips) {
        const auto [known, fresh] = splits.emplace(clip.subject, clip.split);
        if (!fresh && known->second != clip.split)
            throw Error("the clips of subject '" + clip.subject + "' are in the splits " + splitName(known->second) +
                            " and " + splitName(clip.split) +
                            ", but a MuWiGes list holds whole people; split by subject first",
                        Error::Kind::BadUsage);
    }
    return splits;
}

void addSubjectLists(ExportJob& job) {
    std::map<Split, std::string> lists;
    for (const auto& [subject, split] : splitsOfSubjects(job.clips))
        if (split != Split::None) lists[split] += folderName(subject) + "\n";
    for (const auto& [split, list] : lists) job.plan.texts.emplace_back(std::string(listName(split)) + ".txt", list);
}

/// The last separator of a line parts path and label, so that a path may hold it; a line end it may not.
void requireOneLine(const std::string& path) {
    if (path.find('\n') == std::string::npos && path.find('\r') == std::string::npos) return;
    throw Error("'" + path + "' cannot stand in a list of lines; rename the file", Error::Kind::BadUsage);
}

void addLists(ExportJob& job, const std::map<Split, std::string>& lists, const std::string& ending,
              const LabelNumbers& labels) {
    for (const auto& [split, list] : lists) job.plan.texts.emplace_back(listName(split) + ending, list);
    if (!labels.list().empty()) job.plan.texts.emplace_back("labels.txt", labels.list());
}

std::vector<ClipRecord> withoutLabelsLeftOut(ExportJob& job) {
    std::vector<ClipRecord> labelled = job.clips;
    const auto removed = std::erase_if(labelled, [](const ClipRecord& clip) { return clip.label.empty(); });
    warn(job, int(removed), "without a label left out");
    return labelled;
}

}  // namespace

LabelNumbers::LabelNumbers(const std::vector<ClipRecord>& clips) {
    std::set<std::string> names;
    for (const ClipRecord& clip : clips)
        if (!clip.label.empty()) names.insert(clip.label);
    if (std::all_of(names.begin(), names.end(), [](const auto& name) { return wholeNumber(name).has_value(); })) return;
    const bool gestures = std::any_of(names.begin(), names.end(), [](const auto& name) { return gestureIndex(name); });
    if (gestures) m_names = LabelSet::gestures(names.contains(std::string(kNoneLabel))).names;
    for (const std::string& name : names)
        if (std::find(m_names.begin(), m_names.end(), name) == m_names.end()) m_names.push_back(name);
}

std::string LabelNumbers::numberOf(const std::string& label) const {
    if (m_names.empty()) return label;
    return std::to_string(std::find(m_names.begin(), m_names.end(), label) - m_names.begin());
}

std::string LabelNumbers::list() const {
    std::string text;
    for (const std::string& name : m_names) text += name + "\n";
    return text;
}

void addMedia(ExportJob& job, const std::string& path, const std::string& to) {
    const fs::path from = job.store.folder() / path;
    if (job.plan.media.empty() || job.plan.media.back().to != to) job.plan.media.push_back({from, to});
}

void warn(ExportJob& job, int count, const std::string& what) {
    if (count == 0) return;
    job.plan.warnings.push_back(std::to_string(count) + (count == 1 ? " clip " : " clips ") + what);
}

void writeMuwigesTree(ExportJob& job) {
    addSubjectLists(job);
    std::set<std::string> taken;
    int others = 0, bounded = 0, flags = 0;
    for (const ClipRecord& clip : job.clips) {
        const std::optional<int> gesture = gestureIndex(clip.label);
        if (!gesture) {
            ++others;
            continue;
        }
        bounded += int(cut(clip));
        flags += int(clip.flagged || !clip.note.empty());
        const std::string number = std::string(*gesture < 9 ? "0" : "") + std::to_string(*gesture + 1);
        const std::string session = folderName(clip.subject) + "/" + folderName(clip.session);
        std::string stem = session + "/" + number;
        for (int repeat = 2; !taken.insert(stem).second; ++repeat)  // one of each gesture in a session
            stem = session + "-" + std::to_string(repeat) + "/" + number;
        addMedia(job, clip.path, stem + fs::path(clip.path).extension().string());
        if (!clip.sensorPath.empty()) addMedia(job, clip.sensorPath, stem + ".csv");
        ++job.plan.clips;
    }
    warn(job, others, "with other labels than G1 to G12 left out");
    warn(job, bounded, "with bounds exported as whole files: the layout holds no bounds");
    warn(job, flags, "exported without flag and note");
}

void writeClassFolders(ExportJob& job) {
    std::set<std::string> taken;
    int bounded = 0;
    for (const ClipRecord& clip : withoutLabelsLeftOut(job)) {
        bounded += int(cut(clip));
        const std::string folder = std::string(clip.split == Split::None ? "" : listName(clip.split)) +
                                   (clip.split == Split::None ? "" : "/") + folderName(clip.label) + "/";
        std::string flat = clip.path;
        std::replace(flat.begin(), flat.end(), '/', '_');
        std::string name = folder + flat;
        for (int repeat = 2; !taken.insert(name).second; ++repeat) name = folder + std::to_string(repeat) + "_" + flat;
        addMedia(job, clip.path, name);
        ++job.plan.clips;
    }
    warn(job, bounded, "with bounds exported as whole files: the layout holds no bounds");
}

void writeCsvLists(ExportJob& job) {
    const std::string separator = job.options.separator.empty() ? " " : job.options.separator;
    const std::vector<ClipRecord> clips = withoutLabelsLeftOut(job);
    const LabelNumbers labels(clips);
    std::map<Split, std::string> lists;
    int bounded = 0;
    for (const ClipRecord& clip : clips) {
        requireOneLine(clip.path);
        bounded += int(cut(clip));
        lists[clip.split] += clip.path + separator + labels.numberOf(clip.label) + "\n";
        addMedia(job, clip.path, clip.path);
        ++job.plan.clips;
    }
    addLists(job, lists, ".csv", labels);
    warn(job, bounded, "with bounds listed as whole files: the list holds no bounds");
}

void writeFrameLists(ExportJob& job) {
    const std::string separator = job.options.separator.empty() ? " " : job.options.separator;
    const std::vector<ClipRecord> clips = withoutLabelsLeftOut(job);
    const LabelNumbers labels(clips);
    std::map<Split, std::string> lists;
    int videos = 0;
    for (const ClipRecord& clip : clips) {
        std::error_code error;
        if (!fs::is_directory(job.store.mediaPath(clip), error) || clip.frameCount <= 0) {
            ++videos;
            continue;
        }
        requireOneLine(clip.path);
        const double rate = clip.framesPerSecond > 0 ? clip.framesPerSecond : 30;
        const int first = int(std::lround(clip.startS * rate)) + 1;
        const int last =
            clip.endS > 0 ? std::min(clip.frameCount, int(std::lround(clip.endS * rate))) : clip.frameCount;
        lists[clip.split] += clip.path + separator + std::to_string(first) + separator + std::to_string(last) +
                             separator + labels.numberOf(clip.label) + "\n";
        addMedia(job, clip.path, clip.path);
        ++job.plan.clips;
    }
    addLists(job, lists, ".txt", labels);
    warn(job, videos,
         "left out: only folders of frames of a known number can stand in frame lists (check takes the number)");
}

}  // namespace core

#include "core/dataset/dataset_stats.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <system_error>
#include <unordered_map>

#include "core/dataset/split_plan.h"

namespace core {
namespace {

double durationOf(const ClipRecord& clip, const MediaRecord& media) {
    double whole = media.durationS;
    if (whole <= 0 && clip.framesPerSecond > 0) whole = clip.frameCount / clip.framesPerSecond;
    return (clip.endS > 0 ? clip.endS : whole) - clip.startS;
}

double framesOf(const ClipRecord& clip, double durationS) {
    const bool cut = clip.startS > 0 || clip.endS > 0;
    return cut && clip.framesPerSecond > 0 ? durationS * clip.framesPerSecond : clip.frameCount;
}

void countClip(DatasetStats& stats, const ClipRecord& clip, const MediaRecord& media) {
    ++stats.clips;
    stats.unlabelled += int(clip.label.empty());
    stats.flagged += int(clip.flagged);
    if (!clip.label.empty()) ++stats.classes[clip.label];
    SubjectCount& subject = stats.subjects[clip.subject];
    ++subject.clips;
    ++subject.splits[clip.split];
    ++stats.splits[clip.split];
    ++stats.resolutions[media.width > 0 ? std::to_string(media.width) + "x" + std::to_string(media.height) : "unknown"];
}

}  // namespace

Distribution distributionOf(std::vector<double> values, int bins) {
    std::erase_if(values, [](double value) { return !(value > 0); });
    Distribution d;
    d.count = int(values.size());
    if (values.empty()) return d;
    std::sort(values.begin(), values.end());
    d.minimum = values.front();
    d.maximum = values.back();
    const std::size_t middle = values.size() / 2;
    d.median = values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    d.mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    if (d.maximum == d.minimum) bins = 1;
    const double width = d.maximum > d.minimum ? (d.maximum - d.minimum) / bins : 1;
    for (int edge = 0; edge <= bins; ++edge) d.edges.push_back(d.minimum + width * edge);
    d.counts.assign(std::size_t(bins), 0);
    for (const double value : values) ++d.counts[std::size_t(std::min(bins - 1, int((value - d.minimum) / width)))];
    return d;
}

DatasetStats datasetStats(const ClipStore& store) {
    DatasetStats stats;
    std::unordered_map<std::string, MediaRecord> media;
    for (MediaRecord& one : store.media()) media.emplace(one.path, std::move(one));
    const std::vector<ClipRecord> clips = store.clips();
    std::vector<double> durations, frames, rates;
    std::set<std::string> used, sessions, scenes;
    for (const ClipRecord& clip : clips) {
        const MediaRecord& file = media.at(clip.path);
        countClip(stats, clip, file);
        durations.push_back(durationOf(clip, file));
        frames.push_back(framesOf(clip, durations.back()));
        rates.push_back(clip.framesPerSecond);
        sessions.insert(clip.subject + '\n' + clip.session);
        if (!clip.scene.empty()) scenes.insert(clip.scene);
        std::error_code error;
        if (!used.insert(clip.path).second) continue;
        stats.sensors += int(!clip.sensorPath.empty());
        if (!std::filesystem::exists(store.mediaPath(clip), error))
            stats.unreadable.push_back({FindingKind::MissingFile, clip.path, "the file is gone"});
        else if (clip.flagged && clip.note.starts_with("broken: "))
            stats.unreadable.push_back({FindingKind::BrokenMedia, clip.path, clip.note.substr(8)});
    }
    stats.media = int(used.size());
    stats.takes = int(std::count_if(media.begin(), media.end(), [](const auto& one) {
        return one.second.kind == MediaKind::Take && one.second.trashedAt == 0;
    }));
    stats.trashed = int(store.clips({.trash = TrashFilter::Trashed}).size());
    stats.sessions = int(sessions.size());
    stats.scenes = int(scenes.size());
    stats.durations = distributionOf(std::move(durations));
    stats.frameCounts = distributionOf(std::move(frames));
    stats.frameRates = distributionOf(std::move(rates));
    stats.leakage = findLeakage(clips);
    return stats;
}

}  // namespace core

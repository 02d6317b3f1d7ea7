#include <cmath>
#include <map>

#include "core/dataset/export_writers.h"
#include "core/dataset/json_text.h"

namespace core {
namespace {

constexpr double kUsualRate = 30;

/// The labelled clips of one media file.
struct Video {
    MediaRecord media;
    std::vector<ClipRecord> clips;

    double rate() const { return media.framesPerSecond > 0 ? media.framesPerSecond : kUsualRate; }
    std::int64_t first(const ClipRecord& clip) const { return std::llround(clip.startS * rate()); }
    std::int64_t behind(const ClipRecord& clip) const { return std::llround(clip.endS * rate()); }
};

std::vector<Video> videosOf(ExportJob& job) {
    std::vector<Video> videos;
    int unlabelled = 0, splits = 0;
    for (const ClipRecord& clip : job.clips) {
        if (clip.label.empty()) {
            ++unlabelled;
            continue;
        }
        splits += int(clip.split != Split::None);
        if (videos.empty() || videos.back().media.path != clip.path) {
            videos.push_back({job.store.media(clip.path).value(), {}});
            addMedia(job, clip.path, clip.path);
        }
        videos.back().clips.push_back(clip);
        ++job.plan.clips;
    }
    warn(job, unlabelled, "without a label left out");
    warn(job, splits, "exported without split: the format holds none");
    return videos;
}

std::string number(double value) {
    std::string text = std::to_string(value);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

/// A track with one key frame in the whole picture at its begin, and one outside behind its end.
std::string cvatTrack(const Video& video, const ClipRecord& clip) {
    const std::string box = "[0, 0, " + std::to_string(std::max(1, video.media.width)) + ", " +
                            std::to_string(std::max(1, video.media.height)) + "]";
    const auto shape = [&](std::int64_t frame, const char* outside) {
        return "{\"type\": \"rectangle\", \"frame\": " + std::to_string(frame) + ", \"points\": " + box +
               ", \"outside\": " + outside +
               ", \"occluded\": false, \"z_order\": 0, \"rotation\": 0, \"attributes\": []}";
    };
    const std::string begin = std::to_string(video.first(clip));
    std::string track = "{\"label\": " + quotedJson(clip.label) + ", \"frame\": " + begin +
                        ", \"group\": 0, \"source\": \"manual\", \"attributes\": [], \"shapes\": [" +
                        shape(video.first(clip), "false");
    if (clip.endS > 0) track += ", " + shape(video.behind(clip), "true");
    return track + "]}";
}

std::string regionOf(const Video& video, const ClipRecord& clip) {
    if (clip.startS == 0 && clip.endS == 0)
        return "{\"type\": \"choices\", \"from_name\": \"choice\", \"to_name\": "
               "\"video\", \"value\": {\"choices\": [" +
               quotedJson(clip.label) + "]}}";
    const std::int64_t end =
        clip.endS > 0 ? video.behind(clip) : std::max(video.first(clip) + 1, std::int64_t(video.media.frameCount));
    return "{\"type\": \"timelinelabels\", \"from_name\": \"label\", \"to_name\": \"video\", \"value\": {\"ranges\": "
           "[{\"start\": " +
           std::to_string(video.first(clip) + 1) + ", \"end\": " + std::to_string(end) + "}], \"timelinelabels\": [" +
           quotedJson(clip.label) + "]}}";
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "\n  " : ",\n  ") + part;
    return text;
}

}  // namespace

void writeCvatJson(ExportJob& job) {
    for (const Video& video : videosOf(job)) {
        std::vector<std::string> tracks;
        for (const ClipRecord& clip : video.clips) tracks.push_back(cvatTrack(video, clip));
        job.plan.texts.emplace_back(
            video.media.path + ".json",
            "[{\"version\": 0, \"tags\": [], \"shapes\": [], \"tracks\": [" + joined(tracks) + "\n]}]\n");
    }
}

void writeLabelStudioJson(ExportJob& job) {
    std::vector<std::string> tasks;
    for (const Video& video : videosOf(job)) {
        std::vector<std::string> regions;
        for (const ClipRecord& clip : video.clips) regions.push_back(regionOf(video, clip));
        tasks.push_back("{\"data\": {\"video\": " + quotedJson(video.media.path) + ", \"fps\": " +
                        number(video.rate()) + "}, \"annotations\": [{\"result\": [" + joined(regions) + "]}]}");
    }
    job.plan.texts.emplace_back("tasks.json", std::string("[") + joined(tasks) + "\n]\n");
}

}  // namespace core

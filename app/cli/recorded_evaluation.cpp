#include "app/cli/recorded_evaluation.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>

#include "app/classify/media.h"
#include "app/cli/live_evaluation.h"
#include "core/dataset/labelled_clips.h"
#include "core/types/error.h"
#include "core/types/training_config.h"

namespace app {
namespace {

/// One file and what is known to happen in it.
struct Recording {
    std::string person;
    std::vector<core::TruthEvent> truth;  ///< in order of time
    double framesPerSecond = 0;           ///< of a frame folder; 0 = not known
    bool isBounded = true;                ///< every gesture has an end of its own
};

using Recordings = std::map<std::string, Recording>;  // by path

Recordings recordingsOf(const core::LabelledClips& set, const core::LabelSet& labels) {
    const bool hasTest = std::ranges::any_of(
        set.clips, [](const core::ClipRecord& clip) { return clip.split == core::Split::Test && !clip.label.empty(); });
    Recordings recordings;
    for (const core::ClipRecord& clip : set.clips) {
        if (clip.label.empty() || (hasTest && clip.split != core::Split::Test)) continue;
        if (clip.label != core::kNoneLabel) core::knownLabel(clip, labels);
        Recording& recording = recordings[set.mediaPath(clip).string()];
        recording.person = clip.subject;
        recording.framesPerSecond = clip.framesPerSecond;
        if (clip.label == core::kNoneLabel) continue;
        recording.isBounded &= clip.endS > clip.startS;
        recording.truth.push_back({clip.label, clip.startS, clip.endS});
    }
    for (auto& [path, recording] : recordings)
        std::ranges::sort(recording.truth, {}, [](const core::TruthEvent& event) { return event.startS; });
    return recordings;
}

ContinuousCounts judged(const std::string& path, const Recording& recording, core::Classifier& classifier,
                        const core::LiveConfig& live, std::stop_token stop) {
    core::CaptureConfig config;
    config.source = "file:" + path;
    config.realTime = false;
    if (recording.framesPerSecond > 0) config.framesPerSecond = recording.framesPerSecond;
    const Played played = playThrough(*openSource(config), classifier, live, std::move(stop));
    return countVideo(recording.truth, played.fired, played.seconds);
}

}  // namespace

RecordedEvaluation evaluateRecordings(core::Classifier& classifier, const std::string& source,
                                      const core::LiveConfig& live, const std::function<void(double, double)>& progress,
                                      std::stop_token stop) {
    const core::LabelSet& labels = classifier.info().labels;
    if (!std::filesystem::exists(source))
        throw core::Error("There is no data set at " + source + ". Give --recordings a folder or a list.",
                          core::Error::Kind::BadUsage);
    core::DataConfig data;
    data.source = source;
    const core::LabelledClips set = core::readLabelledClips(data, labels.names);
    const Recordings recordings = recordingsOf(set, labels);
    RecordedEvaluation evaluation;
    evaluation.notices = set.notices;
    double done = 0;
    for (const auto& [path, recording] : recordings) {
        try {
            if (!recording.isBounded) throw core::Error("It has a gesture without bounds; label where that ends.");
            evaluation.report.add(recording.person, judged(path, recording, classifier, live, stop));
            ++evaluation.recordings;
        } catch (const core::Error& error) {
            if (stop.stop_requested()) throw;
            evaluation.notices.push_back("left out " + path + ": " + error.what());
            ++evaluation.leftOut;
        }
        progress(++done, double(recordings.size()));
    }
    if (evaluation.recordings > 0) return evaluation;
    if (recordings.empty())
        throw core::Error("The data set " + source + " has no labelled recordings. Label some, or name another.");
    throw core::Error("None of the " + std::to_string(recordings.size()) +
                      " recordings can be used. The first: " + evaluation.notices[set.notices.size()]);
}

}  // namespace app

#include "training/dataset_clips.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <utility>

#include "core/buffer/way_through.h"
#include "core/dataset/labelled_clips.h"
#include "core/types/error.h"
#include "training/clip_footage.h"
#include "training/dataset_parts.h"
#include "training/sampling.h"
#include "training/short_clip.h"

namespace training {
namespace {

namespace fs = std::filesystem;

/// The gesture's footage of one file, ready to be cut.
struct Job {
    fs::path media;
    core::ClipRecord record;
    int label = 0;
    int subject = 0;
    int scene = 0;
};

/// How every clip is cut.
struct Cut {
    double marginS = 0;
    int frames = 0;
    int size = 0;
    int minFrames = 1;
    core::ShortClips shortClips = core::ShortClips::Repeat;
};

/// The bounds of the gesture, half a frame early: a picture at a bound lies within the first and beyond the second,
/// however its time is rounded.
std::pair<double, double> boundsOf(const core::ClipRecord& record) {
    const double slackS = record.framesPerSecond > 0 ? 0.5 / record.framesPerSecond : 0;
    return {record.startS - slackS, record.endS > 0 ? record.endS - slackS : std::numeric_limits<double>::infinity()};
}

FootageRequest requestFor(const Job& job, const Cut& cut) {
    const auto [startS, endS] = boundsOf(job.record);
    FootageRequest request;
    request.startS = startS - cut.marginS;
    request.endS = endS + cut.marginS;
    if (job.record.framesPerSecond > 0) request.folderFramesPerSecond = job.record.framesPerSecond;
    request.size = cut.size;
    return request;
}

/// The indices of the frames that are kept, evenly over the footage.
std::vector<std::size_t> chosen(const std::vector<double>& timesS, int frames) {
    std::vector<std::size_t> places;
    const double spanS = timesS.back() - timesS.front();
    for (int f = 0; f < frames; ++f) {
        const double wanted = timesS.front() + (f + 0.5) / frames * spanS;
        const auto nearest = std::min_element(timesS.begin(), timesS.end(), [&](double a, double b) {
            return std::abs(a - wanted) < std::abs(b - wanted);
        });
        places.push_back(std::size_t(nearest - timesS.begin()));
    }
    return places;
}

/// A recording that is too short, lengthened. Its bounds mean nothing any more: all of it is the gesture.
void appendLengthened(PoolClip& clip, const ClipFootage& footage, const Cut& cut) {
    std::vector<core::Image> pictures;
    std::vector<int> all;
    for (std::size_t i = 0; i < footage.timesS.size(); ++i) {
        pictures.push_back(footage.image(i));
        all.push_back(int(i));
    }
    const std::vector<MadePicture> made = lengthened(all, cut.frames);
    const bool isCutOff = cut.shortClips == core::ShortClips::LengthenSampled;
    const auto keep = isCutOff ? std::min(made.size(), std::size_t(cut.frames)) : made.size();
    for (const int place : sampleSegmentsCentre(int(keep), cut.frames)) {
        const MadePicture& one = made[std::size_t(place)];
        const auto& first = pictures[std::size_t(one.first)].rgb;
        const auto rgb = pixelsOf(one, first.data(), pictures[std::size_t(one.second)].rgb.data(), first.size());
        clip.rgb.insert(clip.rgb.end(), rgb.begin(), rgb.end());
    }
    clip.info.sourceFrames = std::int32_t(keep);
    clip.info.startFrame = 0;
    clip.info.endFrame = float(cut.frames);
}

PoolClip cutOut(const Job& job, const Cut& cut) {
    const ClipFootage footage = openFootage(job.media, requestFor(job, cut));
    const std::vector<double>& timesS = footage.timesS;
    const auto bounds = boundsOf(job.record);
    const auto within = std::count_if(timesS.begin(), timesS.end(),
                                      [&](double timeS) { return timeS >= bounds.first && timeS <= bounds.second; });
    if (timesS.empty() || within < cut.minFrames)
        throw core::Error("The clip " + job.media.string() + " is too short: it has " + std::to_string(within) +
                          " pictures, and data.min_frames wants " + std::to_string(cut.minFrames) + ".");
    const double firstS = timesS.front();
    const double endS = job.record.endS > 0 ? job.record.endS : timesS.back();
    const double spanS = std::max(1e-3, timesS.back() - firstS);
    PoolClip clip;
    clip.info.label = job.label;
    clip.info.subject = job.subject;
    clip.info.scene = job.scene;
    clip.info.sourceFrames = std::int32_t(within);
    clip.info.sourceRate = float(double(timesS.size() - 1) / spanS);
    clip.info.framesPerSecond = float(cut.frames / spanS);
    clip.info.startFrame = float((job.record.startS - firstS) / spanS * cut.frames);
    clip.info.endFrame = float((endS - firstS) / spanS * cut.frames);
    if (cut.shortClips != core::ShortClips::Repeat && int(timesS.size()) < cut.frames) {
        appendLengthened(clip, footage, cut);
        return clip;
    }
    std::map<std::size_t, core::Image> read;
    const std::vector<std::size_t> kept = chosen(timesS, cut.frames);
    for (const std::size_t place : kept) {
        auto found = read.find(place);
        if (found == read.end()) found = read.emplace(place, footage.image(place)).first;
        clip.rgb.insert(clip.rgb.end(), found->second.rgb.begin(), found->second.rgb.end());
    }
    if (footage.places.empty()) return clip;
    clip.places = core::placesThrough(footage.places, {kept.begin(), kept.end()}, kPoolSteps);
    return clip;
}

/// Numbers names in the order of their first use.
class Numbering {
public:
    int numberOf(const std::string& name) { return m_numbers.emplace(name, int(m_numbers.size())).first->second; }

private:
    std::map<std::string, int> m_numbers;
};

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::vector<Job> jobsFor(const core::LabelledClips& set, const std::vector<core::ClipRecord>& records,
                         const core::LabelSet& labels) {
    std::vector<Job> jobs;
    Numbering subjects;
    Numbering scenes;
    for (const auto& record : records) {
        const auto label = labels.indexOf(record.label);
        if (!label) {
            throw core::Error("The clip " + record.path + " has the label \"" + record.label +
                                  "\", which the model does not know; it knows " + joined(labels.names) +
                                  ". Relabel the clip, or train with \"labels: data\" for a head with the data's own "
                                  "classes.",
                              core::Error::Kind::BadUsage);
        }
        jobs.push_back(
            {set.mediaPath(record), record, *label, subjects.numberOf(record.subject), scenes.numberOf(record.scene)});
    }
    return jobs;
}

std::string keyOf(const std::vector<Job>& jobs, const Cut& cut) {
    std::ostringstream key;
    key << "decoded 4 " << cut.marginS << ' ' << cut.minFrames << ' ' << int(cut.shortClips);
    for (const Job& job : jobs) {
        std::error_code error;
        key << '\n' << job.media.string() << ' ' << job.label << ' ' << job.record.startS << ' ' << job.record.endS;
        key << ' ' << fs::file_size(job.media, error);
        key << ' ' << fs::last_write_time(job.media, error).time_since_epoch().count();
    }
    return key.str();
}

/// What is odd about the classes of the training clips.
void checkClasses(const std::vector<Job>& jobs, const core::LabelSet& labels, const std::string& source,
                  std::vector<std::string>& notices) {
    std::set<int> seen;
    for (const Job& job : jobs) seen.insert(job.label);
    if (seen.size() == 1)
        throw core::Error("All " + std::to_string(jobs.size()) + " training clips of " + source + " are of the class " +
                              labels.names[std::size_t(*seen.begin())] +
                              ": there is nothing to tell apart. Add clips of another class.",
                          core::Error::Kind::BadUsage);
    std::vector<std::string> empty;
    for (int i = 0; i < labels.size(); ++i) {
        if (!seen.contains(i)) empty.push_back(labels.names[std::size_t(i)]);
    }
    if (empty.empty()) return;
    notices.push_back("There are no training clips of " + joined(empty) + " in " + source +
                      ": the model cannot learn them from there.");
}

}  // namespace

ClipMaker datasetClips(const core::DataConfig& config, const core::LabelSet& labels, core::DataPart part, int size) {
    core::LabelledClips set = core::readLabelledClips(config, labels.names);
    holdOutForTest(set.clips, config.testSubjects);
    const auto records = recordsOf(set.clips, part, config.validationSubjects);
    if (records.empty()) {
        static const char* const kNames[] = {"training", "validation", "cross-subject test",
                                             "cross-scene-subject test"};
        throw core::Error("The data set " + config.source + " has no clips for " + kNames[int(part)] +
                          ". Assign its people to splits with: carpus dataset split.");
    }
    ClipMaker maker;
    auto jobs = std::make_shared<std::vector<Job>>(jobsFor(set, records, labels));
    if (part == core::DataPart::Train) {
        checkClasses(*jobs, labels, config.source, set.notices);
        maker.notices = std::move(set.notices);
    }
    const Cut cut{config.simulate.marginS, config.frames, size, config.minFrames, config.shortClips};
    maker.key = keyOf(*jobs, cut);
    maker.count = int(jobs->size());
    maker.frames = config.frames;
    maker.size = size;
    maker.skipsFailures = true;
    maker.make = [jobs, cut](int index) { return cutOut((*jobs)[std::size_t(index)], cut); };
    return maker;
}

}  // namespace training

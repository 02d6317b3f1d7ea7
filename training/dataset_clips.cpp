#include "training/dataset_clips.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <stop_token>
#include <utility>

#include "core/buffer/fit_image.h"
#include "core/dataset/clip_store.h"
#include "core/types/error.h"
#include "training/dataset_parts.h"
#ifdef CARPUS_MEDIA
#include "core/capture/open_source.h"
#endif

namespace training {
namespace {

namespace fs = std::filesystem;

/// One fitted picture of the footage and its media time.
struct Picture {
    double timeS = 0;
    core::Image image;
};

/// The gesture's footage of one file, ready to be cut.
struct Job {
    fs::path media;
    core::ClipRecord record;
    int label = 0;
    int subject = 0;
    int scene = 0;
};

std::vector<Picture> decode([[maybe_unused]] const Job& job, [[maybe_unused]] double marginS,
                            [[maybe_unused]] int size) {
#ifdef CARPUS_MEDIA
    core::CaptureConfig config;
    config.source = "file:" + job.media.string();
    config.realTime = false;
    const auto source = core::openSource(config);
    std::vector<Picture> pictures;
    const double last = job.record.endS > 0 ? job.record.endS + marginS : INFINITY;
    while (auto frame = source->next(std::stop_token{})) {
        const double timeS = core::Seconds(frame->captureTime.time_since_epoch()).count();
        if (timeS > last) break;
        if (timeS < job.record.startS - marginS) continue;
        pictures.push_back({timeS, core::fitSquare(*frame->image, size, core::FitMode::CentreCrop)});
    }
    return pictures;
#else
    throw core::Error("This build cannot read " + job.media.string() +
                      ": it has no video support. Build with CARPUS_MEDIA=ON, or train with data.source simulate.");
#endif
}

PoolClip cut(const Job& job, double marginS, int frames, int size) {
    const std::vector<Picture> pictures = decode(job, marginS, size);
    if (pictures.empty()) {
        throw core::Error("No picture could be read from " + job.media.string() +
                          ". Remove the clip from the data set, or restore the file.");
    }
    const double firstS = pictures.front().timeS;
    const double spanS = std::max(1e-3, pictures.back().timeS - firstS);
    const double endS = job.record.endS > 0 ? job.record.endS : pictures.back().timeS;
    PoolClip clip;
    clip.info.label = job.label;
    clip.info.subject = job.subject;
    clip.info.scene = job.scene;
    clip.info.framesPerSecond = float(frames / spanS);
    clip.info.startFrame = float((job.record.startS - firstS) / spanS * frames);
    clip.info.endFrame = float((endS - firstS) / spanS * frames);
    for (int f = 0; f < frames; ++f) {
        const double wanted = firstS + (f + 0.5) / frames * spanS;
        const auto nearest = std::min_element(pictures.begin(), pictures.end(), [&](const auto& a, const auto& b) {
            return std::abs(a.timeS - wanted) < std::abs(b.timeS - wanted);
        });
        clip.rgb.insert(clip.rgb.end(), nearest->image.rgb.begin(), nearest->image.rgb.end());
    }
    return clip;
}

/// Numbers names in the order of their first use.
class Numbering {
public:
    int numberOf(const std::string& name) { return m_numbers.emplace(name, int(m_numbers.size())).first->second; }

private:
    std::map<std::string, int> m_numbers;
};

std::vector<Job> jobsFor(const core::ClipStore& store, const std::vector<core::ClipRecord>& records,
                         const core::LabelSet& labels) {
    std::vector<Job> jobs;
    Numbering subjects;
    Numbering scenes;
    for (const auto& record : records) {
        const auto label = labels.indexOf(record.label);
        if (!label) {
            throw core::Error("The clip " + record.path + " has the label \"" + record.label +
                                  "\", which the model does not know. Train a model with that label, or relabel it.",
                              core::Error::Kind::BadUsage);
        }
        jobs.push_back({store.mediaPath(record), record, *label, subjects.numberOf(record.subject),
                        scenes.numberOf(record.scene)});
    }
    return jobs;
}

std::string keyOf(const std::vector<Job>& jobs, double marginS) {
    std::ostringstream key;
    key << "decoded 1 " << marginS;
    for (const Job& job : jobs) {
        std::error_code error;
        key << '\n' << job.media.string() << ' ' << job.label << ' ' << job.record.startS << ' ' << job.record.endS;
        key << ' ' << fs::file_size(job.media, error);
        key << ' ' << fs::last_write_time(job.media, error).time_since_epoch().count();
    }
    return key.str();
}

}  // namespace

ClipMaker datasetClips(const core::DataConfig& config, const core::LabelSet& labels, core::DataPart part, int size) {
    const core::ClipStore store = core::ClipStore::open(config.source);
    auto stored = store.clips();
    std::erase_if(stored, [](const auto& clip) { return clip.label.empty(); });  // not labelled yet
    const auto records = recordsOf(stored, part, config.validationSubjects);
    if (records.empty()) {
        static const char* const kNames[] = {"training", "validation", "cross-subject test",
                                             "cross-scene-subject test"};
        throw core::Error("The data set " + config.source + " has no clips for " + kNames[int(part)] +
                          ". Assign its people to splits with: carpus dataset split.");
    }
    ClipMaker maker;
    auto jobs = std::make_shared<std::vector<Job>>(jobsFor(store, records, labels));
    const double marginS = config.simulate.marginS;
    maker.key = keyOf(*jobs, marginS);
    maker.count = int(jobs->size());
    maker.frames = config.frames;
    maker.size = size;
    maker.make = [jobs, marginS, frames = config.frames, size](int index) {
        return cut((*jobs)[std::size_t(index)], marginS, frames, size);
    };
    return maker;
}

}  // namespace training

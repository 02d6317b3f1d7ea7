#include "app/classify/sampled_file.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/classify/media.h"
#include "core/buffer/clip_of.h"
#include "core/buffer/way_through.h"
#include "core/pipeline/frame_fitter.h"
#include "core/types/error.h"
#include "training/views.h"

namespace app {
namespace {

double msSince(core::TimePoint begin) { return core::Seconds(core::Clock::now() - begin).count() * 1000; }

/// Square-fitted frames by index, and what was learnt on the way.
struct Footage {
    std::map<int, core::Frame> fitted;
    std::vector<core::Shift> places;  // of every frame seen
    core::ReadReport report;
    double fitMs = 0;
};

/// Sees the first `seen` frames and keeps those that are wanted.
template <typename Wanted>
Footage readFitted(const std::string& path, const core::ModelConfig& config, int seen, Wanted wanted,
                   std::stop_token stop) {
    Footage footage;
    core::FrameFitter fitter(config.size, config.preprocessing.fit);
    int index = 0;
    const auto take = [&](const core::Frame& frame) {
        if (index < seen) {
            const core::TimePoint begin = core::Clock::now();
            core::Frame fitted = fitter.fit(frame);
            footage.places.push_back(*fitted.place);
            if (wanted(index)) footage.fitted.emplace(index, std::move(fitted));
            footage.fitMs += msSince(begin);
        }
        ++index;
        return true;
    };
    footage.report = readFrames(path, take, stop);
    if (stop.stop_requested()) throw core::Error("stopped while reading '" + path + "'");
    return footage;
}

core::Clip clipOf(const Footage& footage, const std::vector<int>& frames, int trackSteps) {
    std::vector<core::Frame> picked;
    for (const int index : frames) {
        picked.push_back(footage.fitted.at(index));
        picked.back().captureTime = core::TimePoint(std::chrono::milliseconds(index));
    }
    return core::clipOf(picked, core::placesThrough(footage.places, {frames.begin(), frames.end()}, trackSteps));
}

}  // namespace

SampledFile readSampled(const std::string& path, const core::ModelConfig& config, std::size_t keptBytes,
                        std::stop_token stop) {
    SampledFile sampled;
    const auto most = int(keptBytes / (std::size_t(config.size) * std::size_t(config.size) * 3));
    const core::TimePoint begin = core::Clock::now();
    Footage footage = readFitted(
        path, config, most, [](int) { return true; }, stop);
    sampled.report = footage.report;
    const int total = footage.report.frames;
    sampled.framesPerSecond = footage.report.durationS > 0 ? total / footage.report.durationS : 0;
    sampled.frames = training::framesOfClips(config, total, sampled.framesPerSecond, 1).front();
    sampled.fitMs = footage.fitMs;
    if (total > most) {
        const auto isSampled = [&](int index) {
            return std::binary_search(sampled.frames.begin(), sampled.frames.end(), index);
        };
        footage = readFitted(path, config, sampled.frames.back() + 1, isSampled, stop);
        sampled.fitMs += footage.fitMs;
    }
    sampled.clip = clipOf(footage, sampled.frames, config.trackSteps);
    sampled.decodeMs = msSince(begin) - sampled.fitMs;
    return sampled;
}

}  // namespace app

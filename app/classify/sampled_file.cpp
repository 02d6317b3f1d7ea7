#include "app/classify/sampled_file.h"

#include <algorithm>
#include <map>

#include "app/classify/media.h"
#include "core/buffer/fit_image.h"
#include "core/types/error.h"
#include "training/views.h"

namespace app {
namespace {

double msSince(core::TimePoint begin) { return core::Seconds(core::Clock::now() - begin).count() * 1000; }

/// Square-fitted frames by index, and what was learnt on the way.
struct Footage {
    std::map<int, core::Image> fitted;
    core::ReadReport report;
    double fitMs = 0;
};

template <typename Wanted>
Footage readFitted(const std::string& path, const core::ModelConfig& config, Wanted wanted, std::stop_token stop) {
    Footage footage;
    int index = 0;
    const auto take = [&](const core::Frame& frame) {
        if (wanted(index)) {
            const core::TimePoint begin = core::Clock::now();
            footage.fitted.emplace(index, core::fitSquare(*frame.image, config.size, config.preprocessing.fit));
            footage.fitMs += msSince(begin);
        }
        ++index;
        return true;
    };
    footage.report = readFrames(path, take, stop);
    if (stop.stop_requested()) throw core::Error("stopped while reading '" + path + "'");
    return footage;
}

core::Clip clipOf(const Footage& footage, const std::vector<int>& frames, int size) {
    core::Clip clip{int(frames.size()), size, size, {}, {}};
    clip.rgb.reserve(frames.size() * clip.frameBytes());
    for (const int index : frames) {
        const core::Image& picture = footage.fitted.at(index);
        clip.rgb.insert(clip.rgb.end(), picture.rgb.begin(), picture.rgb.end());
        clip.times.emplace_back(std::chrono::milliseconds(index));
    }
    return clip;
}

}  // namespace

SampledFile readSampled(const std::string& path, const core::ModelConfig& config, std::size_t keptBytes,
                        std::stop_token stop) {
    SampledFile sampled;
    const auto most = int(keptBytes / (std::size_t(config.size) * std::size_t(config.size) * 3));
    const core::TimePoint begin = core::Clock::now();
    Footage footage = readFitted(
        path, config, [&](int index) { return index < most; }, stop);
    sampled.report = footage.report;
    const int total = footage.report.frames;
    sampled.framesPerSecond = footage.report.durationS > 0 ? total / footage.report.durationS : 0;
    sampled.frames = training::framesOfClips(config, total, sampled.framesPerSecond, 1).front();
    sampled.fitMs = footage.fitMs;
    if (total > most) {
        const auto isSampled = [&](int index) {
            return std::binary_search(sampled.frames.begin(), sampled.frames.end(), index);
        };
        footage = readFitted(path, config, isSampled, stop);
        sampled.fitMs += footage.fitMs;
    }
    sampled.clip = clipOf(footage, sampled.frames, config.size);
    sampled.decodeMs = msSince(begin) - sampled.fitMs;
    return sampled;
}

}  // namespace app

#include "training/clip_parts.h"

#include <cstdlib>
#include <thread>

#include "core/types/error.h"
#include "training/dataset_clips.h"
#include "training/simulated_clips.h"

namespace training {
namespace {

std::string cacheFolder(const core::DataConfig& data) {
    if (!data.cache.empty()) return data.cache;
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache != '\0') return std::string(cache) + "/carpus/clips";
    const char* home = std::getenv("HOME");
    return std::string(home != nullptr ? home : ".") + "/.cache/carpus/clips";
}

}  // namespace

std::unique_ptr<ClipPool> openPart(const core::TrainingConfig& config, const core::ModelConfig& modelConfig,
                                   core::DataPart part, const ProgressSink& progress, std::stop_token stop) {
    const int size = part == core::DataPart::Train ? config.data.size : modelConfig.size;
    const auto clipsOf = config.data.source == "simulate" ? simulatedClips : datasetClips;
    auto pool =
        std::make_unique<ClipPool>(clipsOf(config.data, modelConfig.labels, part, size), cacheFolder(config.data));
    const int threads = config.threads > 0 ? config.threads : int(std::max(1U, std::thread::hardware_concurrency()));
    const auto report = [&](int done, int total) {
        TrainingProgress now;
        now.kind = TrainingProgress::Kind::Prepare;
        now.done = done;
        now.total = total;
        if (progress) progress(now);
    };
    pool->fill(threads, report, stop);
    if (stop.stop_requested()) throw core::Error("Stopped while the clips were made; the next run goes on from there.");
    return pool;
}

}  // namespace training

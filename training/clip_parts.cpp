#include "training/clip_parts.h"

#include <cstdlib>
#include <string>
#include <thread>
#include <utility>

#include "training/dataset_clips.h"
#include "training/simulated_clips.h"

namespace training {

std::string cacheFolder(const core::DataConfig& data) {
    if (!data.cache.empty()) return data.cache;
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache != '\0') return std::string(cache) + "/carpus/clips";
    const char* home = std::getenv("HOME");
    return std::string(home != nullptr ? home : ".") + "/.cache/carpus/clips";
}

namespace {

/// The clips of one maker and then those of the other, which are kept in the same shape.
ClipMaker joined(ClipMaker first, const ClipMaker& second) {
    first.key += " with " + second.key;
    first.make = [count = first.count, one = first.make, other = second.make](int index) {
        return index < count ? one(index) : other(index - count);
    };
    first.count += second.count;
    first.later = second.count;
    return first;
}

ClipMaker clipsOf(core::DataConfig data, const core::LabelSet& labels, core::DataPart part, int size) {
    if (data.source == "simulate") return simulatedClips(data, labels, part, size);
    ClipMaker own = datasetClips(data, labels, part, size);
    const bool trains = part == core::DataPart::Train;
    if (trains) {
        own.repeats = data.repeat;
        own.repeated = own.count;
    }
    if (data.mixSimulated == 0 || !(trains || part == core::DataPart::Validation)) return own;
    if (trains) data.simulate.train.clips = data.mixSimulated;
    return joined(std::move(own), simulatedClips(data, labels, part, size));
}

void tell(const ProgressSink& progress, const std::string& message) {
    TrainingProgress now;
    now.kind = TrainingProgress::Kind::Notice;
    now.message = message;
    if (progress) progress(now);
}

ClipPool::Done preparing(const ProgressSink& progress) {
    return [&progress](int done, int total) {
        TrainingProgress now;
        now.kind = TrainingProgress::Kind::Prepare;
        now.done = done;
        now.total = total;
        if (progress) progress(now);
    };
}

const char* nameOf(core::DataPart part) {
    switch (part) {
        case core::DataPart::Train: return "training";
        case core::DataPart::Validation: return "validation";
        case core::DataPart::CrossSubject:
        case core::DataPart::CrossSceneSubject: return "test";
    }
    return "";
}

}  // namespace

std::unique_ptr<ClipPool> openPart(const core::TrainingConfig& config, const core::ModelConfig& modelConfig,
                                   core::DataPart part, const ProgressSink& progress, std::stop_token stop,
                                   Filling filling) {
    const int size = part == core::DataPart::Train ? config.data.size : modelConfig.size;
    ClipMaker maker = clipsOf(config.data, modelConfig.labels, part, size);
    for (const std::string& notice : maker.notices) tell(progress, notice);
    const int wanted = maker.count;
    if (filling == Filling::All) maker.later = 0;
    auto pool = std::make_unique<ClipPool>(std::move(maker), cacheFolder(config.data),
                                           std::uintmax_t(config.data.cacheLimitGb * 1e9));
    pool->fill(clipThreads(config), preparing(progress), stop);
    if (stop.stop_requested()) throw stoppedWhileMaking();
    if (const LeftOut& left = pool->leftOut(); left.clips > 0)
        tell(progress, std::to_string(left.clips) + " of " + std::to_string(wanted) + " " + nameOf(part) +
                           " clips cannot be used and are left out. The first: " + left.first);
    return pool;
}

void completePart(ClipPool& pool, const core::TrainingConfig& config, const ProgressSink& progress,
                  std::stop_token stop) {
    pool.complete(clipThreads(config), preparing(progress), stop);
}

core::Error stoppedWhileMaking() {
    return core::Error("Stopped while the clips were made; the next run goes on from there.");
}

int clipThreads(const core::TrainingConfig& config) {
    return config.threads > 0 ? config.threads : int(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace training

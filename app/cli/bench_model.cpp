#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/bench.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/recognition.h"
#include "app/common/machine.h"
#include "model/presets.h"
#include "model/untrained_checkpoint.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

/// A clip of coloured noise: what it shows makes no difference to the time.
core::Clip noiseClip(const core::ClassifierInfo& info, unsigned seed) {
    core::Clip clip{info.frames, info.size, info.size, {}, {}};
    clip.rgb.resize(clip.frameBytes() * std::size_t(info.frames));
    unsigned state = seed * 2654435761u + 1;
    for (std::uint8_t& value : clip.rgb) value = std::uint8_t((state = state * 1664525u + 1013904223u) >> 24u);
    clip.times.resize(std::size_t(info.frames));
    return clip;
}

core::StageLatency percentiles(std::vector<double> ms) {
    if (ms.empty()) return {};
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double part) { return ms[std::size_t(std::lround(part * double(ms.size() - 1)))]; };
    return {at(0.5), at(0.95), at(0.99), ms.back(), ms.size()};
}

/// A random network of the preset, through a file that is gone afterwards.
std::unique_ptr<core::Classifier> untrainedClassifier(const std::string& preset, const CommonOptions& common) {
    const core::ModelConfig config = model::preset(preset);
    const auto path = std::filesystem::temp_directory_path() / format("carpus-bench-%d.safetensors", int(getpid()));
    model::saveUntrainedCheckpoint(path.string(), config, 1);
    CommonOptions untrained = common;
    untrained.model = path.string();
    auto classifier = openClassifier(untrained);
    std::filesystem::remove(path);
    return classifier;
}

struct Measured {
    core::StageLatency whole;
    core::StageLatency preprocess;
    core::StageLatency infer;
    double seconds = 0;
};

Measured measure(core::Classifier& classifier, const BenchModelOptions& options, const std::stop_token& stop) {
    std::vector<core::Clip> clips;
    for (int i = 0; i < options.clips; ++i) clips.push_back(noiseClip(classifier.info(), unsigned(i)));
    classifier.classify(clips);  // warm-up at this batch size
    std::vector<double> whole;
    std::vector<double> preprocess;
    std::vector<double> infer;
    const core::TimePoint begin = core::Clock::now();
    const core::TimePoint end =
        begin + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(options.seconds));
    core::TimePoint now = begin;
    while (now < end && !stop.stop_requested()) {
        const core::Prediction prediction = classifier.classify(clips).front();
        const core::TimePoint finished = core::Clock::now();
        whole.push_back(core::Seconds(finished - now).count() * 1000);
        preprocess.push_back(prediction.stages.preprocessMs);
        infer.push_back(prediction.stages.inferMs);
        now = finished;
    }
    return {percentiles(std::move(whole)), percentiles(std::move(preprocess)), percentiles(std::move(infer)),
            core::Seconds(now - begin).count()};
}

}  // namespace

Json machineJson() {
    const Machine machine = thisMachine();
    return {
        {"cpu", machine.cpu}, {"cores", machine.cores}, {"memory_gib", machine.memoryGiB}, {"system", machine.system}};
}

Json stageJson(const core::StageLatency& stage) {
    return {{"p50", stage.p50}, {"p95", stage.p95}, {"p99", stage.p99}, {"max", stage.max}, {"samples", stage.samples}};
}

int runBenchModel(const BenchModelOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    const auto classifier = options.preset.empty() ? openClassifier(invocation.common)
                                                   : untrainedClassifier(options.preset, invocation.common);
    const core::ClassifierInfo info = classifier->info();
    const Measured measured = measure(*classifier, options, invocation.stop);
    const double clipsPerS = double(measured.whole.samples) * options.clips / measured.seconds;
    json.write({{"machine", machineJson()},
                {"model", info.name},
                {"device", info.device},
                {"precision", info.precision},
                {"threads", invocation.common.threads},
                {"batch", options.clips},
                {"clips_per_s", clipsPerS},
                {"latency_ms", stageJson(measured.whole)},
                {"stages_ms", {{"preprocess", stageJson(measured.preprocess)}, {"infer", stageJson(measured.infer)}}}});
    if (json.onStdout()) return kDone;
    console.result(machineLine(thisMachine()));
    console.result(format("%s on %s, %s; %d clips at a time", info.name.c_str(), info.device.c_str(),
                          info.precision.c_str(), options.clips));
    const auto row = [&](const char* name, const core::StageLatency& stage) {
        console.result(format("  %-12s p50 %7.2f  p95 %7.2f  p99 %7.2f ms", name, stage.p50, stage.p95, stage.p99));
    };
    row("whole", measured.whole);
    row("preprocess", measured.preprocess);
    row("network", measured.infer);
    console.result(format("  %.1f clips/s", clipsPerS));
    return kDone;
}

}  // namespace app

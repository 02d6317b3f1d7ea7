#include "app/cli/bench_subject.h"

#include <unistd.h>

#include <filesystem>

#include "app/cli/console.h"
#include "app/cli/recognition.h"
#include "app/common/machine.h"
#include "app/common/model_lookup.h"
#include "model/cpu_features.h"
#include "model/model_summary.h"
#include "model/presets.h"
#include "model/torch_classifier.h"
#include "model/untrained_checkpoint.h"

namespace app {
namespace {

/// A clip of coloured noise: what it shows makes no difference to the time.
core::Clip noiseClip(const core::ClassifierInfo& info, unsigned seed) {
    core::Clip clip{info.frames, info.size, info.size, {}, {}};
    clip.rgb.resize(clip.frameBytes() * std::size_t(info.frames));
    unsigned state = seed * 2654435761u + 1;
    for (std::uint8_t& value : clip.rgb) value = std::uint8_t((state = state * 1664525u + 1013904223u) >> 24u);
    clip.times.resize(std::size_t(info.frames));
    return clip;
}

/// Without what this processor only emulates.
std::vector<std::string> cpuPrecisions(std::vector<std::string> all) {
    if (!model::cpuHasBf16()) std::erase(all, "bf16");
    return all;
}

}  // namespace

std::vector<Setting> benchSettings(const CommonOptions& common, bool all) {
    if (!all) return {{common.device, common.precision}};
    std::vector<Setting> settings;
    if (model::usesGpu(core::deviceFromName(common.device)))
        for (const char* precision : {"fp32", "bf16", "fp16"}) settings.push_back({"cuda", precision});
    if (common.device != "cuda")
        for (const std::string& precision : cpuPrecisions({"fp32", "bf16", "int8"}))
            settings.push_back({"cpu", precision});
    return settings;
}

std::vector<std::string> trainingPrecisions(const CommonOptions& common, bool all) {
    if (!all) return {common.precision};
    if (model::usesGpu(core::deviceFromName(common.device))) return {"fp32", "bf16", "fp16"};
    return cpuPrecisions({"fp32", "bf16"});
}

BenchSubject::BenchSubject(const std::string& preset, int clips, const CommonOptions& common,
                           const model::EngineOptions& savings)
    : m_temporary(!preset.empty()), m_threads(common.threads > 0 ? common.threads : thisMachine().cores) {
    const auto scratch = std::filesystem::temp_directory_path() / format("carpus-bench-%d.safetensors", int(getpid()));
    m_checkpoint = m_temporary ? scratch.string() : findModel(common.model).string();
    if (m_temporary) model::saveUntrainedCheckpoint(m_checkpoint, model::preset(preset), 1);
    const model::ModelSummary summary = model::readModelSummary(m_checkpoint);
    m_parameters = summary.parameters;
    m_operations = model::countOperations(summary.config);
    core::InferenceConfig config = inferenceConfig(common);
    config.threads = m_threads;
    m_classifier = model::makeTorchClassifier(m_checkpoint, config, savings);
    for (int i = 0; i < clips; ++i) m_clips.push_back(noiseClip(info(), unsigned(i)));
    run();  // warm-up at this batch size
}

BenchSubject::~BenchSubject() {
    std::error_code ignored;
    if (m_temporary) std::filesystem::remove(m_checkpoint, ignored);
}

SubjectRun BenchSubject::run() {
    ++m_run;
    for (core::Clip& clip : m_clips) {
        for (int t = 0; t < clip.frames; ++t) {
            std::uint8_t* pixels = clip.rgb.data() + clip.frameBytes() * std::size_t(t);
            pixels[0] = std::uint8_t(m_run);
            pixels[1] = std::uint8_t(m_run >> 8U);
        }
    }
    const core::TimePoint start = core::Clock::now();
    const core::Prediction prediction = m_classifier->classify(m_clips).front();
    const double wholeMs = core::Seconds(core::Clock::now() - start).count() * 1000;
    return {wholeMs, prediction.stages.preprocessMs, prediction.stages.inferMs};
}

}  // namespace app

#include "model/torch_classifier.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/engine/frame_cache.h"
#include "model/engine/graph_replay.h"
#include "model/engine/inference_engine.h"
#include "model/precision.h"
#include "model/preprocess.h"
#include "model/softmax.h"

namespace model {
namespace {

using core::Clock;
using torch::Tensor;

constexpr double kWorthwhileGain = 1.1;      // a lower precision must be at least this much faster
constexpr double kLargestDifference = 0.03;  // of any probability on the trial clip, against fp32
constexpr int kWarmUpBatch = 2;              // live views classify up to this many windows together
constexpr int kTrialRuns = 4;
constexpr double kTrialMs = 500;  // a large network is tried and warmed up less often
constexpr double kLongMs = 200;   // beside so long a clip, decoding the next one is little work

double msSince(core::TimePoint start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void finish(const torch::Device& device) {
    if (device.is_cuda()) torch::cuda::synchronize();
}

int allCores() { return std::max(1, int(std::thread::hardware_concurrency())); }

/// Half of the cores: the others belong to camera, preview and whatever else runs. Tensor threads wait for each other
/// by spinning, so that one thread too many makes a prediction ten times slower (measured: 100 -> 1000 ms).
int halfOfTheCores() { return std::max(1, allCores() / 2); }

/// Smooth moving pictures, always the same ones: [1,T,H,W,3].
Tensor trialClip(const core::ModelConfig& config) {
    torch::Generator generator = torch::make_generator<at::CPUGeneratorImpl>(1);
    const Tensor coarse = torch::rand({config.frames, 3, 6, 6}, generator, torch::TensorOptions());
    const Tensor smooth = torch::upsample_bilinear2d(coarse, {config.size, config.size}, false) * 255;
    return smooth.permute({0, 2, 3, 1}).to(torch::kUInt8).contiguous().unsqueeze(0);
}

struct Trial {
    double fastestMs = 0;
    Tensor probabilities;  // [classes]
};

class TorchClassifier final : public core::Classifier {
public:
    TorchClassifier(const std::string& path, const core::InferenceConfig& config, const EngineOptions& savings)
        : m_path(path), m_savings(savings), m_device(torchDevice(config.device)) {
        at::set_num_threads(config.threads > 0 ? config.threads : halfOfTheCores());
        chooseArithmetic(arithmeticCandidates(config.precision, m_device));
        if (config.threads <= 0 && m_device.is_cpu()) chooseThreads(config.alone);
        warmUp();
        m_info = {m_config.name,   deviceLabel(m_device),     arithmeticLabel(m_arithmetic),
                  m_config.labels, m_config.frames,           m_config.trackSteps,
                  m_config.size,   m_config.preprocessing.fit};
    }

    const core::ClassifierInfo& info() const override { return m_info; }

    std::vector<core::Prediction> classify(std::span<const core::Clip> clips) override {
        if (clips.empty()) return {};
        const auto start = Clock::now();
        const c10::InferenceMode inference;
        for (const core::Clip& clip : clips) check(clip);
        const bool reuses = m_savings.reuseFrames && m_device.is_cpu();
        FrameFeatures seen = reuses ? m_cache.features(clips, *m_engine, m_config) : FrameFeatures();
        seen.places = placesOf(clips, m_config).to(m_device);
        const Tensor pictures = reuses ? Tensor() : picturesOf(upload(clips));
        finish(m_device);
        core::StageTimes stages;
        stages.preprocessMs = msSince(start);
        const auto forwardStart = Clock::now();
        const Tensor logits = reuses ? m_engine->logits(seen, m_config.frames) : (*m_network)({pictures, seen.places});
        const Tensor fetched = logits.to(torch::kCPU).contiguous();
        stages.inferMs = msSince(forwardStart);
        return predictions(clips, fetched, stages);
    }

private:
    void load(const Arithmetic& arithmetic) {
        LoadedModel loaded = loadCheckpoint(m_path, WeightMemory::Mapped);
        m_config = std::move(loaded.config);
        m_network.reset();  // frees the recordings of the engine before
        m_engine.emplace(loaded.network, m_config, m_device, arithmetic, m_savings);
        const auto run = [this](const GraphReplay::Inputs& inputs) {
            FrameFeatures seen = m_engine->frameFeatures(inputs[0]);
            seen.places = inputs[1];
            return m_engine->logits(seen, m_config.frames);
        };
        m_network.emplace(run, m_savings.replayGraphs);
        m_arithmetic = arithmetic;
    }

    /// Takes the fastest candidate that says the same as the first one on a trial clip.
    void chooseArithmetic(const std::vector<Arithmetic>& candidates) {
        load(candidates.front());
        if (candidates.size() == 1) return;
        const Trial reference = tryOut();
        std::size_t loaded = 0, best = 0;
        double bestMs = reference.fastestMs;
        for (std::size_t i = 1; i < candidates.size(); ++i) {
            load(candidates[loaded = i]);
            const Trial trial = tryOut();
            const Tensor difference = (trial.probabilities - reference.probabilities).abs().max();
            const bool same = difference.item<double>() <= kLargestDifference &&
                              torch::equal(trial.probabilities.argmax(), reference.probabilities.argmax());
            if (!same || trial.fastestMs * kWorthwhileGain > bestMs) continue;
            best = i;
            bestMs = trial.fastestMs;
        }
        if (loaded != best) load(candidates[best]);
    }

    /// Keeps the fewest threads that are nearly as fast as half of the cores. With a large network `alone`, all cores
    /// where they are faster.
    void chooseThreads(bool alone) {
        int chosen = at::get_num_threads();
        if (allCores() == 1 || (chosen == 1 && !alone)) return;
        double ms = tryOut().fastestMs;
        const auto isBetter = [&](int threads, double limitMs) {
            at::set_num_threads(threads);
            const double triedMs = tryOut().fastestMs;
            if (triedMs > limitMs) return false;
            chosen = threads;
            ms = std::min(ms, triedMs);
            return true;
        };
        if (alone && ms > kLongMs) {
            isBetter(allCores(), ms / kWorthwhileGain);
        } else {
            while (chosen > 1 && isBetter(chosen / 2, ms * kWorthwhileGain)) continue;
        }
        at::set_num_threads(chosen);
    }

    /// Clips [B,T,H,W,3] on the device to normalised pictures [B*T,3,H,W].
    Tensor picturesOf(const Tensor& clips) const { return preprocess(clips, m_config).transpose(1, 2).flatten(0, 1); }

    /// The logits of clips [B,T,H,W,3] on the device that tell nothing about the way between their frames.
    Tensor withoutPlaces(const Tensor& clips) {
        const std::vector<core::Clip> unplaced(std::size_t(clips.size(0)));
        return (*m_network)({picturesOf(clips), placesOf(unplaced, m_config).to(m_device)});
    }

    Trial tryOut() {
        const c10::InferenceMode inference;
        const Tensor clip = trialClip(m_config).to(m_device);
        Trial trial;
        const int atLeast = m_device.is_cuda() ? 2 : 1;  // the first run on a GPU mostly loads kernels
        const auto begin = Clock::now();
        for (int run = 0; run < kTrialRuns && (run < atLeast || msSince(begin) < kTrialMs); ++run) {
            const auto start = Clock::now();
            const Tensor logits = withoutPlaces(clip).to(torch::kCPU);
            const double ms = msSince(start);
            if (run <= 1 || ms < trial.fastestMs) trial.fastestMs = ms;
            trial.probabilities = torch::softmax(logits[0] / m_config.temperature, -1);
        }
        return trial;
    }

    void warmUp() {
        const c10::InferenceMode inference;
        const Tensor clip = trialClip(m_config).to(m_device);
        const auto begin = Clock::now();
        for (int batch = 1; batch <= kWarmUpBatch && msSince(begin) < kTrialMs; ++batch) {
            withoutPlaces(clip.repeat({batch, 1, 1, 1, 1}));
        }
        finish(m_device);
    }

    void check(const core::Clip& clip) const {
        const std::size_t bytes = std::size_t(m_config.frames) * clip.frameBytes();
        const int places = m_config.frames * m_config.trackSteps;
        if (clip.frames == m_config.frames && clip.width == m_config.size && clip.height == m_config.size &&
            clip.rgb.size() == bytes && (clip.places.empty() || int(clip.places.size()) == places)) {
            return;
        }
        throw core::Error("A clip of " + std::to_string(clip.frames) + " frames of " + std::to_string(clip.width) +
                          " x " + std::to_string(clip.height) + " pixels (" + std::to_string(clip.rgb.size()) +
                          " bytes) does not fit model '" + m_config.name + "', which takes " +
                          std::to_string(m_config.frames) + " frames of " + std::to_string(m_config.size) + " x " +
                          std::to_string(m_config.size) + ".");
    }

    /// [B,T,H,W,3] uint8 on the device; from pinned memory where that is a GPU.
    Tensor upload(std::span<const core::Clip> clips) const {
        const auto options = torch::TensorOptions(torch::kUInt8).pinned_memory(m_device.is_cuda());
        const int64_t size = m_config.size;
        const Tensor batch = torch::empty({int64_t(clips.size()), m_config.frames, size, size, 3}, options);
        auto* to = batch.data_ptr<std::uint8_t>();
        for (const core::Clip& clip : clips) {
            std::memcpy(to, clip.rgb.data(), clip.rgb.size());
            to += clip.rgb.size();
        }
        return batch.to(m_device, /*non_blocking=*/true);
    }

    std::vector<core::Prediction> predictions(std::span<const core::Clip> clips, const Tensor& logits,
                                              const core::StageTimes& stages) const {
        if (!torch::isfinite(logits).all().item<bool>()) {
            throw core::Error("Model '" + m_config.name + "' from '" + m_path +
                              "' gives results that are no numbers in " + arithmeticLabel(m_arithmetic) +
                              "; use precision fp32 or another checkpoint.");
        }
        const auto finished = Clock::now();
        const int64_t classes = logits.size(1);
        std::vector<core::Prediction> result(clips.size());
        for (std::size_t i = 0; i < clips.size(); ++i) {
            const float* row = logits.data_ptr<float>() + int64_t(i) * classes;
            core::Prediction& prediction = result[i];
            prediction.logits.assign(row, row + classes);
            prediction.probabilities = softmax(prediction.logits, m_config.temperature);
            if (!clips[i].times.empty()) prediction.clipStart = clips[i].times.front();
            if (!clips[i].times.empty()) prediction.newestFrame = clips[i].times.back();
            prediction.finished = finished;
            prediction.stages = stages;
        }
        return result;
    }

    std::string m_path;
    EngineOptions m_savings;
    torch::Device m_device;
    Arithmetic m_arithmetic;
    core::ModelConfig m_config;
    std::optional<InferenceEngine> m_engine;
    std::optional<GraphReplay> m_network;  // from pictures and places to logits
    FrameCache m_cache;
    core::ClassifierInfo m_info;
};

}  // namespace

std::unique_ptr<core::Classifier> makeTorchClassifier(const std::string& path, const core::InferenceConfig& config,
                                                      const EngineOptions& savings) {
    return std::make_unique<TorchClassifier>(path, config, savings);
}

bool usesGpu(core::Device wanted) { return torchDevice(wanted).is_cuda(); }

}  // namespace model

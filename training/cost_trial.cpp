#include "training/cost_trial.h"

#include <algorithm>
#include <chrono>

#include "model/precision.h"
#include "training/compute.h"
#include "training/learner.h"
#include "training/schedule.h"
#include "training/starting_model.h"

namespace training {
namespace {

constexpr double kPatienceS = 4;          ///< for the larger of the measured steps
constexpr int kMostClips = 8;             ///< in it
constexpr double kForwardPart = 1.0 / 3;  ///< of a training step; the gradients cost twice as much again

struct Measured {
    double seconds = 0;
    double bytes = 0;
};

class Trial {
public:
    Trial(const core::TrainingConfig& config, const MemoryProbe& probe)
        : m_config(config),
          m_probe(probe),
          m_compute(chooseCompute(config)),
          m_model(startingModel(config)),
          m_learner(m_model.network, m_model.config, config, m_compute, m_alone) {
        for (const auto& stage : config.stages) m_size = std::max(m_size, stage.size);
    }

    Measured step(int clips) {
        if (m_probe) m_probe.restart();
        const auto start = std::chrono::steady_clock::now();
        m_learner.learn({noise(clips)}, 0, ratesAt(m_config.optimizer, 0, totalSteps(m_config)));
        Measured measured;
        measured.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        measured.bytes = m_probe ? double(m_probe.peak()) : 0;
        return measured;
    }

    /// Pixels of all steps, in steps of the largest stage.
    double stepsAtLargest() const {
        double steps = 0;
        for (const auto& stage : m_config.stages) steps += stage.steps * double(stage.size) * stage.size;
        return steps / (double(m_size) * m_size);
    }

    void describe(TrainingCost& cost) const {
        cost.model = m_model.config.name;
        cost.device = model::deviceLabel(m_compute.device);
        cost.precision = model::arithmeticLabel({m_compute.type, false});
    }
    bool onGpu() const { return m_compute.device.is_cuda(); }

private:
    Batch noise(int clips) const {
        const int frames = m_model.config.frames;
        Batch batch;
        batch.clips = torch::randint(0, 256, {clips, frames, m_size, m_size, 3}, torch::kUInt8);
        batch.labels = torch::randint(0, m_model.config.labels.size(), {clips}, torch::kInt64);
        batch.wrist = torch::zeros({clips, frames, 2});
        batch.known = torch::ones({clips});
        return batch;
    }

    core::TrainingConfig m_config;
    MemoryProbe m_probe;
    Compute m_compute;
    model::LoadedModel m_model;
    ProcessGroup m_alone{Launch{}};
    Learner m_learner;
    int m_size = 0;
};

}  // namespace

TrainingCost tryTraining(const core::TrainingConfig& config, int validationClips, const MemoryProbe& probe) {
    Trial trial(config, probe);
    trial.step(1);
    const Measured one = trial.step(1);
    const int clips = std::clamp(int(kPatienceS / std::max(1e-3, one.seconds)), 2, std::min(kMostClips, config.batch));
    const Measured several = trial.step(clips);
    TrainingCost cost;
    trial.describe(cost);
    cost.trialClips = clips;
    const double perClip = several.seconds / clips;
    cost.stepSeconds = perClip * config.batch * config.accumulate;
    const double validations = double(totalSteps(config)) / config.evaluateEverySteps + 1;
    cost.trainSeconds =
        cost.stepSeconds * trial.stepsAtLargest() + validations * validationClips * perClip * kForwardPart;
    if (probe && !trial.onGpu()) {
        const double bytesPerClip = std::max(0.0, (several.bytes - one.bytes) / (clips - 1));
        cost.memoryBytes = std::int64_t(several.bytes + bytesPerClip * (config.batch - clips));
    }
    return cost;
}

}  // namespace training

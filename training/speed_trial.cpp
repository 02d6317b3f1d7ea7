#include "training/speed_trial.h"

#include <ATen/Parallel.h>

#include <chrono>
#include <utility>

#include "model/precision.h"
#include "training/clip_parts.h"
#include "training/compute.h"
#include "training/learner.h"
#include "training/schedule.h"
#include "training/starting_model.h"
#include "training/training_feed.h"

namespace training {
namespace {

/// One stage for ever, at the size that the network is made for.
core::TrainingConfig endless(core::TrainingConfig config, int size) {
    config.stages = {{size, 1'000'000}};
    return config;
}

}  // namespace

struct SpeedTrial::Parts {
    Parts(const core::TrainingConfig& wanted, const ProgressSink& progress, const std::stop_token& stop)
        : config(wanted),
          compute(chooseCompute(config)),
          model(startingModel(config)),
          pool(openPart(config, model.config, core::DataPart::Train, progress, stop)),
          feed(*pool, model.config, endless(config, model.config.size), {0, 1}),
          learner(model.network, model.config, config, compute, alone) {}

    core::TrainingConfig config;
    Compute compute;
    model::LoadedModel model;
    std::unique_ptr<ClipPool> pool;
    TrainingFeed feed;
    ProcessGroup alone{Launch{}};
    Learner learner;
    int step = 0;
};

SpeedTrial::SpeedTrial(core::TrainingConfig config, const ProgressSink& progress, std::stop_token stop)
    : m_parts(std::make_unique<Parts>(config, progress, stop)) {
    step();
}

SpeedTrial::~SpeedTrial() = default;

SpeedTrial::StepTime SpeedTrial::step() {
    const auto start = std::chrono::steady_clock::now();
    const double waited = m_parts->feed.waitedSeconds();
    const auto batches = m_parts->feed.batches(m_parts->step);
    const double waitingMs = (m_parts->feed.waitedSeconds() - waited) * 1000;
    m_parts->learner.learn(batches, m_parts->step, ratesAt(m_parts->config.optimizer, 0, 1'000'000));
    ++m_parts->step;
    return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(), waitingMs};
}

std::string SpeedTrial::model() const { return m_parts->model.config.name; }
std::string SpeedTrial::device() const { return model::deviceLabel(m_parts->compute.device); }
std::string SpeedTrial::precision() const { return model::arithmeticLabel({m_parts->compute.type, false}); }
bool SpeedTrial::onGpu() const { return m_parts->compute.device.is_cuda(); }
int SpeedTrial::threads() const { return at::get_num_threads(); }
int SpeedTrial::size() const { return m_parts->model.config.size; }
int SpeedTrial::batch() const { return m_parts->config.batch; }
int SpeedTrial::clips() const { return m_parts->config.batch * m_parts->config.accumulate; }

void SpeedTrial::save(const std::string& path) const {
    model::saveCheckpoint(path, m_parts->model.network, m_parts->model.config, {});
}

}  // namespace training

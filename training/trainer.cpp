#include "training/trainer.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "core/types/error.h"
#include "model/checkpoint.h"
#include "model/presets.h"
#include "training/batch.h"
#include "training/clip_draw.h"
#include "training/clip_parts.h"
#include "training/compute.h"
#include "training/learner.h"
#include "training/metrics.h"
#include "training/pool_answers.h"
#include "training/recipe.h"
#include "training/schedule.h"
#include "training/training_state.h"

namespace training {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Random weights of the preset, or those of config.initialise.
model::LoadedModel startingModel(const core::TrainingConfig& config) {
    torch::manual_seed(config.seed);  // also for the auxiliary head, made later
    if (!config.initialise.empty()) return model::loadCheckpoint(config.initialise);
    model::LoadedModel start;
    start.config = model::preset(config.preset);
    start.network = model::TimeSformer(start.config);
    return start;
}

/// Means since the last report.
struct Tally {
    double loss = 0, trajectoryLoss = 0, top1 = 0;
    int steps = 0;
    Clock::time_point start = Clock::now();

    void add(const StepResult& result) {
        loss += result.loss;
        trajectoryLoss += result.trajectoryLoss;
        top1 += result.top1;
        ++steps;
    }
};

class TrainingRun {
public:
    TrainingRun(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop)
        : m_config(config),
          m_progress(progress),
          m_stop(std::move(stop)),
          m_compute(chooseCompute(config)),
          m_model(startingModel(config)),
          m_recipe(recipeSummary(config)),
          m_total(totalSteps(config)) {}

    TrainingOutcome run() {
        makeOutput();
        m_train = openPart(m_config, m_model.config, core::DataPart::Train, m_progress, m_stop);
        m_validation = openPart(m_config, m_model.config, core::DataPart::Validation, m_progress, m_stop);
        m_learner = std::make_unique<Learner>(m_model.network, m_model.config, m_config, m_compute);
        m_drawer = std::make_unique<ClipDrawer>(*m_train, m_model.config.labels, m_config, m_model.config.frames);
        resume();
        while (m_step < m_total && !m_stop.stop_requested()) {
            advance();
            if (m_step % m_config.evaluateEverySteps == 0 && m_step < m_total) validate();
            if (m_step < m_total && secondsSince(m_saved) > 60 * m_config.checkpointMinutes) saveState();
        }
        saveState();
        TrainingOutcome outcome{m_step >= m_total, m_step, std::max(0.0, m_bestTop1), file("best.safetensors")};
        if (outcome.finished) finish(outcome);
        return outcome;
    }

private:
    std::string file(const std::string& name) const { return m_config.output + "/" + name; }

    void makeOutput() const {
        std::error_code error;
        std::filesystem::create_directories(m_config.output, error);
        if (!std::filesystem::is_directory(m_config.output)) {
            throw core::Error("Cannot make the output folder " + m_config.output + ": " + error.message() +
                              ". Choose another with output.");
        }
    }

    void resume() {
        const auto state = loadTrainingState(file("last.state"));
        if (!state) return;
        if (state->recipe != m_recipe) {
            throw core::Error("The folder " + m_config.output +
                                  " holds a run of another recipe. Choose another output, "
                                  "or delete last.state there.",
                              core::Error::Kind::BadUsage);
        }
        m_learner->restore(state->tensors);
        m_step = state->step;
        m_bestTop1 = state->bestTop1;
    }

    std::vector<ClipDraw> drawBatch(std::int64_t number) {
        std::vector<ClipDraw> draws;
        for (int i = 0; i < m_config.batch; ++i) draws.push_back(m_drawer->draw(number * m_config.batch + i));
        for (const ClipDraw& draw : draws) {
            for (const int frame : draw.frames) m_train->prefetch(draw.clip, frame);
        }
        return draws;
    }

    /// The clips of the step, while the next ones are already read from disk.
    std::vector<Batch> nextBatches() {
        std::vector<Batch> batches;
        for (int i = 0; i < m_config.accumulate; ++i) {
            const std::int64_t number = std::int64_t(m_step) * m_config.accumulate + i;
            if (m_aheadNumber != number) m_ahead = drawBatch(number);
            const auto draws = std::move(m_ahead);
            m_aheadNumber = number + 1;
            m_ahead = drawBatch(m_aheadNumber);
            batches.push_back(makeBatch(*m_train, draws, clipSize(m_config, m_step)));
        }
        return batches;
    }

    void advance() {
        const double rate = learningRate(m_config.optimizer, m_step, m_total);
        m_tally.add(m_learner->learn(nextBatches(), m_step, rate));
        ++m_step;
        if (secondsSince(m_tally.start) < 5 && m_step < m_total) return;
        TrainingProgress now = at(TrainingProgress::Kind::Step);
        const double seconds = secondsSince(m_tally.start);
        now.loss = m_tally.loss / m_tally.steps;
        now.trajectoryLoss = m_tally.trajectoryLoss / m_tally.steps;
        now.trainTop1 = m_tally.top1 / m_tally.steps;
        now.learningRate = rate;
        now.clipsPerSecond = m_tally.steps * m_config.batch * m_config.accumulate / seconds;
        now.secondsLeft = remaining(seconds / m_tally.steps);
        m_tally = Tally{};
        report(now);
    }

    /// Later stages cost about as much more as they have more pixels.
    double remaining(double secondsPerStep) const {
        const double area = double(clipSize(m_config, m_step - 1)) * clipSize(m_config, m_step - 1);
        double seconds = 0;
        int first = 0;
        for (const auto& stage : m_config.stages) {
            const int left = std::max(0, first + stage.steps - std::max(m_step, first));
            seconds += left * secondsPerStep * stage.size * stage.size / area;
            first += stage.steps;
        }
        return seconds;
    }

    PoolAnswers validationAnswers(model::TimeSformer& network, int size) {
        return answersFor(*m_validation, network, m_model.config, m_compute, size, {}, m_stop);
    }

    void validate() {
        model::TimeSformer network = m_learner->averaged();
        const PoolAnswers answers = validationAnswers(network, clipSize(m_config, m_step - 1));
        if (m_stop.stop_requested()) return;
        const Metrics metrics = measure(answers.logits, answers.truth, m_model.config.labels);
        TrainingProgress now = at(TrainingProgress::Kind::Epoch);
        now.top1 = metrics.top1;
        now.top5 = metrics.top5;
        report(now);
        if (metrics.top1 > m_bestTop1) {
            m_bestTop1 = metrics.top1;
            m_model.config.temperature = fitTemperature(answers.logits, answers.truth);
            saveModel("best.safetensors", network, metrics);
        }
        m_tally = Tally{};
    }

    void saveModel(const std::string& name, const model::TimeSformer& network, const Metrics& metrics) {
        model::CheckpointNotes notes;
        notes.provenance = {{"recipe", m_recipe},
                            {"data", m_config.data.source},
                            {"seed", std::to_string(m_config.seed)},
                            {"steps", std::to_string(m_step)}};
        notes.metrics = {{"validation top1", metrics.top1},
                         {"validation top5", metrics.top5},
                         {"validation none", metrics.noneAccuracy}};
        model::saveCheckpoint(file(name), network, m_model.config, notes);
        reportFile(file(name));
    }

    void saveState() {
        saveTrainingState(file("last.state"), {m_recipe, m_step, m_bestTop1, m_learner->state()});
        m_saved = Clock::now();
        reportFile(file("last.state"));
    }

    void finish(TrainingOutcome& outcome) {
        model::TimeSformer network = m_learner->averaged();
        const PoolAnswers answers = validationAnswers(network, m_model.config.size);
        m_model.config.temperature = fitTemperature(answers.logits, answers.truth);
        const Metrics metrics =
            measure(answers.logits, answers.truth, m_model.config.labels, m_model.config.temperature);
        saveModel("final.safetensors", network, metrics);
        outcome.modelPath = file("final.safetensors");
        outcome.bestTop1 = std::max(outcome.bestTop1, metrics.top1);
        TrainingProgress now = at(TrainingProgress::Kind::Done);
        now.top1 = metrics.top1;
        now.top5 = metrics.top5;
        now.path = outcome.modelPath;
        report(now);
    }

    TrainingProgress at(TrainingProgress::Kind kind) const {
        TrainingProgress now;
        now.kind = kind;
        now.done = m_step;
        now.total = m_total;
        return now;
    }

    void reportFile(const std::string& path) const {
        TrainingProgress now = at(TrainingProgress::Kind::Checkpoint);
        now.path = path;
        report(now);
    }

    void report(const TrainingProgress& progress) const {
        if (m_progress) m_progress(progress);
    }

    const core::TrainingConfig m_config;
    const ProgressSink& m_progress;
    const std::stop_token m_stop;
    const Compute m_compute;
    model::LoadedModel m_model;
    const std::string m_recipe;
    const int m_total;
    std::unique_ptr<ClipPool> m_train;
    std::unique_ptr<ClipPool> m_validation;
    std::unique_ptr<Learner> m_learner;
    std::unique_ptr<ClipDrawer> m_drawer;
    std::vector<ClipDraw> m_ahead;
    std::int64_t m_aheadNumber = -1;
    int m_step = 0;
    double m_bestTop1 = -1;
    Tally m_tally;
    Clock::time_point m_saved = Clock::now();
};

}  // namespace

TrainingOutcome runTraining(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop) {
    return TrainingRun(config, progress, std::move(stop)).run();
}

}  // namespace training

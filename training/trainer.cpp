#include "training/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/dataset/own_gesture_file.h"
#include "core/types/error.h"
#include "training/clip_parts.h"
#include "training/compute.h"
#include "training/curves.h"
#include "training/evaluation/metrics.h"
#include "training/evaluation/pool_answers.h"
#include "training/learner.h"
#include "training/process_group.h"
#include "training/recipe.h"
#include "training/run_folder.h"
#include "training/schedule.h"
#include "training/settled_recipe.h"
#include "training/starting_model.h"
#include "training/step_meter.h"
#include "training/training_feed.h"

namespace training {
namespace {

using Clock = std::chrono::steady_clock;
using Kind = TrainingProgress::Kind;

bool allFinite(const NamedTensors& tensors) {
    return std::all_of(tensors.begin(), tensors.end(), [](const auto& item) {
        return !item.second.is_floating_point() || torch::isfinite(item.second).all().template item<bool>();
    });
}

bool allFinite(const std::vector<std::vector<float>>& rows) {
    return std::all_of(rows.begin(), rows.end(), [](const std::vector<float>& row) {
        return std::all_of(row.begin(), row.end(), [](float value) { return std::isfinite(value); });
    });
}

class TrainingRun {
public:
    TrainingRun(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop,
                const Launch& launch)
        : m_config(sharingCores(config, launch)),
          m_progress(progress),
          m_stop(std::move(stop)),
          m_compute(chooseCompute(m_config, launch.localRank)),
          m_model(startingModel(m_config)),
          m_recipe(recipeSummary(config)),
          m_ownGestures(core::ownGesturesText(core::readOwnGestures(config.data.source))),
          m_folder(config.output, m_recipe),
          m_group(launch) {}

    TrainingOutcome run() {
        openData();
        m_learner = std::make_unique<Learner>(m_model.network, m_model.config, m_config, m_compute, m_group);
        resume();
        if (m_group.leads() && m_config.tensorboard) m_curves.emplace(m_config.output, m_step);
        m_meter.emplace(m_config);
        while (!complete() && !m_group.any(m_stop.stop_requested())) {
            if (validationIsDue()) {
                validate();
                continue;
            }
            advance();
            if (!complete() && saveIsDue()) saveState();
        }
        if (m_saved != m_step) saveState();
        TrainingOutcome outcome{complete(), m_step, std::max(0.0, m_bestTop1), m_folder.file("best.safetensors")};
        if (outcome.finished) finish(outcome);
        return outcome;
    }

private:
    bool complete() const { return m_step >= m_total || (m_config.patience > 0 && m_worse >= m_config.patience); }

    /// One process of each computer makes the clips that are missing, the others find them made.
    void openData() {
        const ProgressSink& progress = m_group.leads() ? m_progress : ProgressSink{};
        if (m_group.localRank() > 0) m_group.waitForAll();
        // Several processes read one file; one alone can begin to learn while it grows.
        const Filling filling = m_group.size() > 1 ? Filling::All : Filling::Recordings;
        const auto open = [&](core::DataPart part) {
            return openPart(m_config, m_model.config, part, progress, m_stop, filling);
        };
        m_train = open(core::DataPart::Train);
        if (m_group.leads()) m_validation = open(core::DataPart::Validation);
        if (m_group.localRank() == 0) m_group.waitForAll();
        m_config = settledRecipe(m_config, m_model.config, m_train->size());
        m_total = totalSteps(m_config);
        m_feed = std::make_unique<TrainingFeed>(*m_train, m_model.config, m_config,
                                                std::pair(m_group.rank(), m_group.size()), m_stop);
    }

    void resume() {
        if (m_group.leads()) {
            if (const auto state = m_folder.load()) {
                m_learner->restore(state->tensors);
                m_saved = m_step = state->step;
                m_validated = state->validated;
                m_worse = state->worse;
                m_bestTop1 = state->bestTop1;
            }
        }
        m_learner->followLeader();
        m_step = int(m_group.leaders(m_step));
        m_validated = int(m_group.leaders(m_validated));
        m_worse = int(m_group.leaders(m_worse));
        m_bestTop1 = m_group.leaders(m_bestTop1);
    }

    void advance() {
        const StepRates rates = ratesAt(m_config.optimizer, m_step, m_total);
        const std::vector<Batch> batches = m_feed->batches(m_step);
        if (batches.empty()) return;
        const StepResult result = m_learner->learn(batches, m_step, rates);
        if (result.diverged) {
            throw diverged(std::isfinite(result.loss) ? "The gradient is" : "The loss is", m_step);
        }
        m_meter->add(result, m_feed->waitedSeconds());
        ++m_step;
        if (!m_meter->due() && m_step < m_total) return;
        TrainingProgress now = at(Kind::Step);
        m_meter->fill(now, m_step);
        now.learningRate = rates.lr;
        report(now);
    }

    core::Error diverged(const std::string& what, int step) {
        const std::string best = m_folder.file("best.safetensors");
        return core::Error(
            what + " not a number at step " + std::to_string(step) + ", with the training clips " +
            m_feed->clipsOf(step) + ". " + m_folder.whatIsKept() +
            " It would fail there again, though: lower optimizer.lr or clip_norm, use precision fp32, or "
            "look at these clips, in another output" +
            (m_bestTop1 >= 0 ? ", which may begin with initialise " + best : "") + ".");
    }

    bool validationIsDue() const {
        return m_step > 0 && m_step % m_config.evaluateEverySteps == 0 && m_validated != m_step;
    }

    void validate() {
        m_meter->pause();
        std::optional<model::TimeSformer> network;
        PoolAnswers answers;
        if (m_group.leads()) {
            network = m_learner->averaged();
            answers = validationAnswers(*network, clipSize(m_config, m_step - 1));
        }
        if (m_group.any(m_stop.stop_requested())) return;
        double top1 = 0;
        if (m_group.leads()) top1 = keepIfBest(*network, answers);
        top1 = m_group.leaders(top1);
        m_worse = top1 > m_bestTop1 ? 0 : m_worse + 1;
        m_bestTop1 = std::max(m_bestTop1, top1);
        m_validated = m_step;
        m_meter->resume();
    }

    double keepIfBest(const model::TimeSformer& network, const PoolAnswers& answers) {
        const Metrics metrics = measure(answers.logits, answers.truth, m_model.config.labels);
        TrainingProgress now = at(Kind::Epoch);
        now.top1 = metrics.top1;
        now.top5 = metrics.top5;
        report(now);
        if (metrics.top1 > m_bestTop1) {
            m_model.config.temperature = fitTemperature(answers.logits, answers.truth);
            saveModel("best.safetensors", network, metrics);
        }
        return metrics.top1;
    }

    PoolAnswers validationAnswers(model::TimeSformer& network, int size) {
        completePart(*m_validation, m_config, m_progress, m_stop);
        PoolAnswers answers = answersFor(*m_validation, network, m_model.config, m_compute, size, {}, m_stop);
        // Comparisons with what is not a number would count as right answers.
        if (!allFinite(answers.logits)) throw diverged("An answer to a validation clip is", m_step - 1);
        return answers;
    }

    void saveModel(const std::string& name, const model::TimeSformer& network, const Metrics& metrics) {
        model::CheckpointNotes notes;
        notes.provenance = {{"recipe", m_recipe},
                            {"data", m_config.data.source},
                            {"seed", std::to_string(m_config.seed)},
                            {"steps", std::to_string(m_step)}};
        if (!m_ownGestures.empty()) notes.provenance[core::kOwnGesturesNote] = m_ownGestures;
        notes.metrics = {{"validation top1", metrics.top1},
                         {"validation top5", metrics.top5},
                         {"validation none", metrics.noneAccuracy}};
        m_folder.saveModel(name, network, m_model.config, notes);
        reportFile(name);
    }

    bool saveIsDue() const {
        const bool bySteps = m_config.checkpointSteps > 0 && m_step % m_config.checkpointSteps == 0;
        return bySteps || Clock::now() - m_savedAt > std::chrono::duration<double>(60 * m_config.checkpointMinutes);
    }

    void saveState() {
        m_saved = m_step;
        m_savedAt = Clock::now();
        if (!m_group.leads()) return;
        const NamedTensors tensors = m_learner->state();
        if (!allFinite(tensors)) throw diverged("A weight is", m_step - 1);
        m_folder.save({{}, m_step, m_validated, m_worse, m_bestTop1, tensors});
        reportFile("last.state");
    }

    void finish(TrainingOutcome& outcome) {
        outcome.modelPath = m_folder.file("final.safetensors");
        if (!m_group.leads()) return;
        model::TimeSformer network = m_learner->averaged();
        const PoolAnswers answers = validationAnswers(network, m_model.config.size);
        outcome.finished = !m_stop.stop_requested();
        if (!outcome.finished) return;
        m_model.config.temperature = fitTemperature(answers.logits, answers.truth);
        const Metrics metrics =
            measure(answers.logits, answers.truth, m_model.config.labels, m_model.config.temperature);
        saveModel("final.safetensors", network, metrics);
        outcome.bestTop1 = std::max(outcome.bestTop1, metrics.top1);
        TrainingProgress now = at(Kind::Done);
        now.top1 = metrics.top1;
        now.top5 = metrics.top5;
        now.path = outcome.modelPath;
        report(now);
    }

    TrainingProgress at(Kind kind) const {
        TrainingProgress now;
        now.kind = kind;
        now.done = m_step;
        now.total = m_total;
        return now;
    }

    void reportFile(const std::string& name) {
        TrainingProgress now = at(Kind::Checkpoint);
        now.path = m_folder.file(name);
        report(now);
    }

    void report(const TrainingProgress& progress) {
        if (!m_group.leads()) return;
        try {
            if (m_curves) drawCurves(*m_curves, progress);
        } catch (const core::Error& error) {
            throw core::Error(std::string(error.what()) + " " + m_folder.whatIsKept());
        }
        if (m_progress) m_progress(progress);
    }

    core::TrainingConfig m_config;  ///< settled once the clips are there
    const ProgressSink& m_progress;
    const std::stop_token m_stop;
    const Compute m_compute;
    model::LoadedModel m_model;
    const std::string m_recipe;
    const std::string m_ownGestures;  ///< that the data set draws, for the notes of the model
    RunFolder m_folder;
    ProcessGroup m_group;
    std::optional<EventFile> m_curves;
    std::unique_ptr<ClipPool> m_train;
    std::unique_ptr<ClipPool> m_validation;  ///< of the leader
    std::unique_ptr<TrainingFeed> m_feed;
    std::unique_ptr<Learner> m_learner;
    std::optional<StepMeter> m_meter;
    int m_total = 0;
    int m_step = 0;
    int m_validated = 0;
    int m_worse = 0;
    double m_bestTop1 = -1;
    int m_saved = -1;
    Clock::time_point m_savedAt = Clock::now();
};

}  // namespace

TrainingOutcome runTraining(const core::TrainingConfig& config, const ProgressSink& progress, std::stop_token stop,
                            const Launch& launch) {
    return TrainingRun(config, progress, std::move(stop), launch).run();
}

}  // namespace training

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command_line.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/likeness_notes.h"
#include "app/cli/recipe_options.h"
#include "app/cli/train_notices.h"
#include "app/common/machine.h"
#include "app/common/model_lookup.h"
#include "core/types/error.h"
#include "training/preflight.h"
#include "training/preparation.h"
#include "training/trainer.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using training::TrainingProgress;

struct TrainOptions {
    RecipeOptions recipe;
    std::string json;
    bool resume = false;
    bool preflight = false;
    bool prepare = false;
    bool settings = false;
};

Json progressLine(const TrainingProgress& now) {
    switch (now.kind) {
        case TrainingProgress::Kind::Prepare: return {{"type", "prepare"}, {"done", now.done}, {"total", now.total}};
        case TrainingProgress::Kind::Notice: return {{"type", "notice"}, {"message", now.message}};
        case TrainingProgress::Kind::Step:
            return {{"type", "step"},
                    {"step", now.done},
                    {"steps", now.total},
                    {"loss", now.loss},
                    {"trajectory_loss", now.trajectoryLoss},
                    {"distillation_loss", now.distillationLoss},
                    {"gradient_norm", now.gradientNorm},
                    {"top1", now.trainTop1},
                    {"learning_rate", now.learningRate},
                    {"clips_per_s", now.clipsPerSecond},
                    {"waiting_share", now.waitingShare},
                    {"eta_s", now.secondsLeft}};
        case TrainingProgress::Kind::Epoch:
            return {
                {"type", "epoch"}, {"step", now.done}, {"steps", now.total}, {"top1", now.top1}, {"top5", now.top5}};
        case TrainingProgress::Kind::Checkpoint:
            return {{"type", "checkpoint"}, {"step", now.done}, {"path", now.path}};
        case TrainingProgress::Kind::Done:
            return {{"type", "done"}, {"step", now.done}, {"path", now.path}, {"top1", now.top1}, {"top5", now.top5}};
    }
    return {};
}

/// Tells people how the training goes.
class TrainingTeller {
public:
    explicit TrainingTeller(Console& console) : m_console(console) {}

    void tell(const TrainingProgress& now) {
        switch (now.kind) {
            case TrainingProgress::Kind::Prepare: return prepare(now);
            case TrainingProgress::Kind::Notice: return m_console.notice(now.message);
            case TrainingProgress::Kind::Step:
                m_console.notice(format("step %d/%d  loss %.3f  top-1 %.1f %%  %.0f clips/s  %s left", now.done,
                                        now.total, now.loss, now.trainTop1 * 100, now.clipsPerSecond,
                                        durationText(now.secondsLeft).c_str()));
                return;
            case TrainingProgress::Kind::Epoch:
                m_console.notice(format("step %d/%d  validation: top-1 %.1f %%, top-5 %.1f %%", now.done, now.total,
                                        now.top1 * 100, now.top5 * 100));
                return;
            case TrainingProgress::Kind::Checkpoint: m_console.notice("wrote " + now.path); return;
            case TrainingProgress::Kind::Done:
                m_console.result(format("trained %d steps; validation: top-1 %.1f %%, top-5 %.1f %%; model: %s",
                                        now.done, now.top1 * 100, now.top5 * 100, now.path.c_str()));
                return;
        }
    }

private:
    void prepare(const TrainingProgress& now) {
        if (!m_clips) m_clips = std::make_unique<Progress>("clips made", double(now.total));
        m_clips->update(now.done);
        if (now.done >= now.total) m_clips.reset();
    }

    Console& m_console;
    std::unique_ptr<Progress> m_clips;
};

core::TrainingConfig configurationOf(const TrainOptions& options, const CommonOptions& common) {
    core::TrainingConfig config = configuration(options.recipe, common);
    if (!common.model.empty()) config.initialise = common.model;
    if (!config.initialise.empty()) config.initialise = findModel(config.initialise).string();
    if (!config.distill.teacher.empty()) config.distill.teacher = findModel(config.distill.teacher).string();
    const auto state = std::filesystem::path(config.output) / "last.state";
    if (options.resume && !std::filesystem::exists(state))
        throw core::Error("nothing to resume: there is no '" + state.string() +
                              "'; leave out --resume, or name the folder of the run with: output FOLDER",
                          core::Error::Kind::BadUsage);
    return config;
}

int runPreflight(const TrainOptions& options, const Invocation& invocation) {
    const training::MemoryProbe probe{resetPeak, peakResidentBytes};
    const core::TrainingConfig config = configurationOf(options, invocation.common);
    core::PreflightReport report = training::preflight(config, probe);
    if (report.canStart()) noteLikeness(config, report, invocation.stop);
    JsonLines json(options.json);
    json.write(preflightJson(report));
    Console console(json.onStdout());
    if (!json.onStdout()) printPreflight(console, report);
    return report.canStart() ? kDone : kFailed;
}

int showSettings(const TrainOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    core::TrainingConfig config;
    if (!options.recipe.recipe.empty()) config = configurationOf(options, invocation.common);
    tellSettings(config, json, console);
    return kDone;
}

int runTrain(const TrainOptions& options, const Invocation& invocation) {
    if (options.settings) return showSettings(options, invocation);
    if (options.recipe.recipe.empty())
        throw core::Error("a recipe is missing; give its file or the name of a bundled recipe, see carpus train --help",
                          core::Error::Kind::BadUsage);
    if (options.preflight) return runPreflight(options, invocation);
    const core::TrainingConfig config = configurationOf(options, invocation.common);
    const training::Launch launch = training::launchFromEnvironment();
    JsonLines json(launch.rank == 0 ? options.json : std::string());  // the first of several processes speaks for all
    Console console(json.onStdout());
    TrainingTeller teller(console);
    const auto progress = [&](const TrainingProgress& now) {
        json.write(progressLine(now));
        teller.tell(now);
    };
    try {
        if (options.prepare) {
            training::prepareTraining(config, progress, invocation.stop);
            console.result("the clips that the training begins with are made");
            return kDone;
        }
        const training::TrainingOutcome outcome = training::runTraining(config, progress, invocation.stop, launch);
        if (outcome.finished) return kDone;
        throw core::Error(format("stopped at step %d; the same command goes on from there", outcome.step));
    } catch (const core::Error& error) {
        json.write({{"type", "failed"}, {"message", error.what()}, {"stopped", invocation.stop.stop_requested()}});
        throw;
    }
}

}  // namespace

void addTrainCommand(CLI::App& program, CommandLine& line) {
    const auto options = std::make_shared<TrainOptions>();
    CLI::App& command =
        addCommand(program, line, Shared::Model, "train",
                   "Train a model as a recipe says; a stopped training goes on where it was",
                   "  carpus train recipe.yaml\n"
                   "  carpus train recipe.yaml optimizer.lr 3e-4 output my-run\n"
                   "  carpus train recipe.yaml --model light-timesformer-tiny   (start from its weights)");
    addRecipeArguments(command, options->recipe);
    command.add_flag("--resume", options->resume, "Fail instead of starting anew where there is nothing to go on with");
    command.add_flag("--preflight", options->preflight,
                     "Only look at the clips and tell what is wrong with them, and what the training will cost");
    command.add_flag("--prepare", options->prepare,
                     "Only make the clips that the training begins with; it starts sooner then");
    command.add_flag("--settings", options->settings, "Only list every setting that a recipe can have");
    command.add_option("--json", options->json, "Lines of JSON into a file, or '-'")->type_name("FILE|-");
    command.callback([options, &line] {
        line.command = [options](const Invocation& invocation) { return runTrain(*options, invocation); };
    });
}

}  // namespace app

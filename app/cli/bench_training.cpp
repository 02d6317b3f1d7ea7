#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/bench.h"
#include "app/cli/bench_subject.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/line_process.h"
#include "app/common/machine.h"
#include "app/common/resource_paths.h"
#include "core/types/error.h"
#include "training/speed_trial.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kRecipe = "light-timesformer-tiny";

std::string kindName(core::OptimizerKind kind) {
    switch (kind) {
        case core::OptimizerKind::AdamW: return "adamw";
        case core::OptimizerKind::Adam: return "adam";
        case core::OptimizerKind::Sgd: return "sgd";
    }
    return {};
}

/// The Hugging Face network in training, in a process of its own. It has no auxiliary losses and no mean weights, so
/// the trial must be without them too.
class TrainingReference {
public:
    TrainingReference(const BenchTrainingOptions& options, const core::TrainingConfig& config,
                      const training::SpeedTrial& trial)
        : m_process({options.python, (resourceFolder() / "reference/timesformer_training.py").string(),
                     argument(config, trial).dump()}) {
        m_process.read();
        std::error_code ignored;
        std::filesystem::remove(checkpoint(), ignored);
    }
    void run(const std::string& kind, std::vector<double>& runs) {
        for (const Json& ms : Json::parse(m_process.ask(kind + " 1"))) runs.push_back(ms.get<double>());
    }

private:
    static std::string checkpoint() {
        return (std::filesystem::temp_directory_path() / format("carpus-bench-%d.safetensors", int(getpid()))).string();
    }
    static Json argument(const core::TrainingConfig& config, const training::SpeedTrial& trial) {
        trial.save(checkpoint());
        const core::OptimizerConfig& optimizer = config.optimizer;
        return {{"checkpoint", checkpoint()},
                {"device", trial.onGpu() ? "cuda" : "cpu"},
                {"precision", trial.precision()},
                {"threads", trial.threads()},
                {"batch", config.batch},
                {"accumulate", config.accumulate},
                {"label_smoothing", config.labelSmoothing},
                {"kind", kindName(optimizer.kind)},
                {"lr", 1e-6},  // of the first step of the warm-up: what is learned is not the point
                {"weight_decay", optimizer.weightDecay},
                {"beta1", optimizer.beta1},
                {"beta2", optimizer.beta2},
                {"momentum", optimizer.momentum},
                {"nesterov", optimizer.nesterov},
                {"clip_norm", optimizer.clipNorm}};
    }
    LineProcess m_process;
};

struct Measured {
    std::vector<double> whole, waiting;
    std::vector<double> eager, compiled;  // of the reference
    double peakMiB = 0;
};

double median(std::vector<double> runs) {
    if (runs.empty()) return 0;
    const auto middle = runs.begin() + std::ptrdiff_t(runs.size() / 2);
    std::nth_element(runs.begin(), middle, runs.end());
    return *middle;
}

double sum(const std::vector<double>& values) {
    double total = 0;
    for (const double value : values) total += value;
    return total;
}

/// Turn by turn, so that whatever else the machine does meets all of them.
Measured measure(training::SpeedTrial& trial, const BenchTrainingOptions& options, const core::TrainingConfig& config,
                 const std::stop_token& stop) {
    Measured measured;
    std::optional<TrainingReference> reference;
    if (!options.compare.empty()) {
        reference.emplace(options, config, trial);
        for (const char* kind : {"eager", "compile"}) {
            std::vector<double> warmUp;
            if (kind == std::string("eager") || options.compile) reference->run(kind, warmUp);
        }
    }
    resetPeak();
    const core::TimePoint begin = core::Clock::now();
    while (core::Seconds(core::Clock::now() - begin).count() < options.seconds && !stop.stop_requested()) {
        const training::SpeedTrial::StepTime took = trial.step();
        measured.whole.push_back(took.wholeMs);
        measured.waiting.push_back(took.waitingMs);
        if (!reference) continue;
        reference->run("eager", measured.eager);
        if (options.compile) reference->run("compile", measured.compiled);
    }
    measured.peakMiB = double(peakResidentBytes()) / double(1U << 20U);
    return measured;
}

Json rowOf(const training::SpeedTrial& trial, const Measured& measured) {
    const double total = sum(measured.whole);
    Json row{{"model", trial.model()},
             {"device", trial.device()},
             {"precision", trial.precision()},
             {"threads", trial.threads()},
             {"size", trial.size()},
             {"batch", trial.batch()},
             {"clips_per_step", trial.clips()},
             {"steps", measured.whole.size()},
             {"clips_per_s", trial.clips() * double(measured.whole.size()) * 1000 / total},
             {"step_p50_ms", median(measured.whole)},
             {"waiting_share", sum(measured.waiting) / total},
             {"peak_memory_mib", measured.peakMiB}};
    if (measured.eager.empty()) return row;
    const double ours = median(measured.whole);
    row["reference"] = {{"eager_p50_ms", median(measured.eager)},
                        {"times_faster_than_eager", median(measured.eager) / ours}};
    if (!measured.compiled.empty()) {
        row["reference"]["compiled_p50_ms"] = median(measured.compiled);
        row["reference"]["times_faster_than_compiled"] = median(measured.compiled) / ours;
    }
    return row;
}

void printHead(Console& console, const BenchTrainingOptions& options) {
    const bool compared = !options.compare.empty();
    console.result(machineLine(thisMachine()));
    console.result(
        std::string("| model | precision | size | clips a step | clips/s | step p50 ms | waiting for clips | "
                    "peak MiB |") +
        (compared ? " than eager |" : "") + (compared && options.compile ? " than compiled |" : ""));
    console.result(std::string("|---|---|---|---|---|---|---|---|") + (compared ? "---|" : "") +
                   (compared && options.compile ? "---|" : ""));
}

void printRow(Console& console, const Json& row) {
    std::string line =
        format("| %s | %s | %d | %d | %.2f | %.0f | %.1f %% | %.0f |", row["model"].get<std::string>().c_str(),
               row["precision"].get<std::string>().c_str(), row["size"].get<int>(), row["clips_per_step"].get<int>(),
               row["clips_per_s"].get<double>(), row["step_p50_ms"].get<double>(),
               row["waiting_share"].get<double>() * 100, row["peak_memory_mib"].get<double>());
    if (row.contains("reference")) {
        for (const char* than : {"times_faster_than_eager", "times_faster_than_compiled"}) {
            if (row["reference"].contains(than)) line += format(" %.2f x |", row["reference"][than].get<double>());
        }
    }
    console.result(line);
}

/// A measurement needs few clips: they are used again and again.
core::TrainingConfig configurationOf(const BenchTrainingOptions& options, const Invocation& invocation,
                                     const std::string& precision) {
    RecipeOptions recipe = options.recipe;
    if (recipe.recipe.empty()) recipe.recipe = kRecipe;
    CommonOptions common = invocation.common;
    common.precision = precision;
    core::TrainingConfig config = configuration(recipe, common);
    auto& clips = config.data.simulate.train.clips;
    clips = std::min(clips, options.clips);
    if (!config.preset.empty()) config.initialise.clear();  // the weights do not change the speed
    if (!options.compare.empty()) config.trajectoryWeight = config.averageDecay = 0;
    return config;
}

}  // namespace

int runBenchTraining(const BenchTrainingOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    bool first = true;
    for (const std::string& precision : trainingPrecisions(invocation.common, options.allPrecisions)) {
        if (invocation.stop.stop_requested()) return kDone;
        const core::TrainingConfig config = configurationOf(options, invocation, precision);
        std::optional<Progress> progress;
        const auto tell = [&](const training::TrainingProgress& now) {
            if (!progress) progress.emplace("clips made", double(now.total));
            progress->update(now.done);
        };
        training::SpeedTrial trial(config, tell, invocation.stop);
        progress.reset();
        Json row = rowOf(trial, measure(trial, options, config, invocation.stop));
        if (std::exchange(first, false)) printHead(console, options);
        printRow(console, row);
        row["machine"] = machineJson();
        json.write(row);
    }
    return kDone;
}

}  // namespace app

#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "app/cli/bench.h"
#include "app/cli/bench_agreement.h"
#include "app/cli/bench_subject.h"
#include "app/cli/bench_table.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/line_process.h"
#include "app/common/machine.h"
#include "app/common/resource_paths.h"
#include "core/types/error.h"
#include "model/load_time.h"
#include "model/matrix_rate.h"
#include "model/presets.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using Runs = std::vector<double>;  // milliseconds

constexpr int kTurnRuns = 2;  // of each competitor before it is the other's turn

double part(Runs runs, double share) {
    if (runs.empty()) return 0;
    std::sort(runs.begin(), runs.end());
    return runs[std::size_t(std::lround(share * double(runs.size() - 1)))];
}

core::StageLatency percentiles(const Runs& runs) {
    return {part(runs, 0.5), part(runs, 0.95), part(runs, 0.99), part(runs, 1), runs.size()};
}

/// The Hugging Face network in a process of its own.
class Reference {
public:
    Reference(const BenchModelOptions& options, const BenchSubject& subject)
        : m_process({options.python, (resourceFolder() / "reference/timesformer.py").string(), subject.checkpoint(),
                     precisionOf(subject.info()), subject.onGpu() ? "cuda" : "cpu", std::to_string(subject.threads()),
                     std::to_string(options.clips)}) {
        m_process.read();
    }
    void run(const std::string& kind, Runs& runs) {
        const Json answer = Json::parse(m_process.ask(kind + " " + std::to_string(kTurnRuns)));
        for (const Json& ms : answer) runs.push_back(ms.get<double>());
    }

private:
    /// The reference has no 8 bits; the fastest that it has is the one to beat.
    static std::string precisionOf(const core::ClassifierInfo& info) {
        return info.precision == "int8" ? "bf16" : info.precision;
    }
    LineProcess m_process;
};

struct Measured {
    Runs whole, frames, network;
    Runs eager, compiled;  // of the reference
    double workingMiB = 0;
};

model::EngineOptions savingsOf(const BenchModelOptions& options) {
    const bool none = options.without == std::vector<std::string>{"all"};
    return model::savingsWithout(none ? model::savingNames() : options.without);
}

/// Turn by turn, so that whatever else the machine does meets all of them.
Measured measure(BenchSubject& subject, const BenchModelOptions& options, const std::stop_token& stop) {
    Measured measured;
    std::optional<Reference> reference;
    if (!options.compare.empty()) {
        reference.emplace(options, subject);
        for (const char* kind : {"eager", "compile"}) {
            Runs warmUp;
            reference->run(kind, warmUp);
        }
    }
    resetPeak();
    const std::uint64_t before = residentBytes();
    const core::TimePoint begin = core::Clock::now();
    while (core::Seconds(core::Clock::now() - begin).count() < options.seconds && !stop.stop_requested()) {
        for (int run = 0; run < kTurnRuns; ++run) {
            const SubjectRun took = subject.run();
            measured.whole.push_back(took.wholeMs);
            measured.frames.push_back(took.framesMs);
            measured.network.push_back(took.networkMs);
        }
        if (!reference) continue;
        reference->run("eager", measured.eager);
        reference->run("compile", measured.compiled);
    }
    measured.workingMiB = double(peakResidentBytes() - std::min(before, peakResidentBytes())) / double(1U << 20U);
    return measured;
}

Json referenceJson(const Measured& measured, double p50) {
    return {{"eager_p50_ms", part(measured.eager, 0.5)},
            {"compiled_p50_ms", part(measured.compiled, 0.5)},
            {"times_faster_than_eager", part(measured.eager, 0.5) / p50},
            {"times_faster_than_compiled", part(measured.compiled, 0.5) / p50}};
}

Json loadingJson(const BenchSubject& subject) {
    const model::LoadTime loading = model::measureLoading(subject.checkpoint());
    return {{"read_ms", loading.readMs}, {"load_ms", loading.loadMs}, {"ratio", loading.loadMs / loading.readMs}};
}

Json rowOf(BenchSubject& subject, const BenchModelOptions& options, const std::stop_token& stop) {
    const core::ClassifierInfo& info = subject.info();
    const Measured measured = measure(subject, options, stop);
    const double p50 = part(measured.whole, 0.5);
    const double clipsPerS = p50 > 0 ? options.clips * 1000.0 / p50 : 0;
    const double rate = 2 * double(subject.operations().needed) * clipsPerS;
    const double matrixRate =
        model::matrixRate(subject.onGpu() ? core::Device::Cuda : core::Device::Cpu, info.precision);
    Json row{{"model", info.name},
             {"device", info.device},
             {"precision", info.precision},
             {"threads", subject.threads()},
             {"batch", options.clips},
             {"clips_per_s", clipsPerS},
             {"latency_ms", stageJson(percentiles(measured.whole))},
             {"stages_ms",
              {{"preprocess", stageJson(percentiles(measured.frames))},
               {"infer", stageJson(percentiles(measured.network))}}},
             {"parameters", subject.parameters()},
             {"flop", 2 * subject.operations().plain},
             {"flop_needed", 2 * subject.operations().needed},
             {"flop_per_s", rate},
             {"matrix_flop_per_s", matrixRate},
             {"share_of_matrix_rate", rate / matrixRate},
             {"working_memory_mib", measured.workingMiB},
             {"loading", loadingJson(subject)}};
    if (!measured.eager.empty()) row["reference"] = referenceJson(measured, p50);
    return row;
}

/// Opens a preset on every setting asked for, one after another; `write` takes the rows.
template <typename Write>
void benchPreset(const std::string& preset, const BenchModelOptions& options, const Invocation& invocation,
                 Write write) {
    std::optional<AgreementTest> agreement;
    for (const auto& [device, precision] : benchSettings(invocation.common, options.allPrecisions)) {
        if (invocation.stop.stop_requested()) return;
        CommonOptions common = invocation.common;
        common.device = device;
        common.precision = precision;
        BenchSubject subject(preset, options.clips, common, savingsOf(options));
        Json row = rowOf(subject, options, invocation.stop);
        if (options.agreement > 0) {
            common.threads = subject.threads();
            if (!agreement) agreement.emplace(subject.checkpoint(), common, options.agreement);
            const Agreement found = agreement->compare(subject.classifier());
            row["agreement_with_fp32"] = {{"clips", options.agreement},
                                          {"mean_logit_change", found.meanChange},
                                          {"largest_logit_change", found.largestChange},
                                          {"same_top1", found.sameTop1}};
        }
        write(std::move(row));
    }
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
    const bool all = options.presets == std::vector<std::string>{"all"};
    std::vector<std::string> presets = all ? model::presetNames() : options.presets;
    if (presets.empty()) presets.emplace_back();
    BenchTable table(console, options);
    for (const std::string& preset : presets) {
        benchPreset(preset, options, invocation, [&](Json row) {
            table.add(row);
            row["machine"] = machineJson();
            json.write(row);
        });
    }
    return kDone;
}

}  // namespace app

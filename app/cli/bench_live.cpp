#include <algorithm>
#include <chrono>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/classify/media.h"
#include "app/cli/bench.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/live_json.h"
#include "app/cli/recognition.h"
#include "app/common/interrupt.h"
#include "app/common/machine.h"
#include "core/pipeline/live_pipeline.h"
#include "core/types/error.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLongGapMs = 50;
constexpr double kMemorySettledS = 60;

/// How evenly pictures reach a reader.
struct PreviewGaps {
    std::uint64_t pictures = 0;
    std::uint64_t longGaps = 0;
    double maxMs = 0;
    double perSecond = 0;
};

/// Takes every preview picture as the user interface does, on a thread of its own.
class PreviewReader {
public:
    explicit PreviewReader(const core::Latest<core::Frame>& preview)
        : m_thread([this, &preview](std::stop_token stop) { read(preview, stop); }) {}

    PreviewGaps gaps() const {
        const std::lock_guard lock(m_mutex);
        PreviewGaps gaps = m_gaps;
        const double seconds = core::Seconds(m_last - m_first).count();
        if (seconds > 0) gaps.perSecond = double(gaps.pictures - 1) / seconds;
        return gaps;
    }

private:
    void read(const core::Latest<core::Frame>& preview, const std::stop_token& stop) {
        std::uint64_t seen = 0;
        while (preview.waitNewer(seen, stop)) {
            const core::TimePoint now = core::Clock::now();
            const std::lock_guard lock(m_mutex);
            if (m_gaps.pictures++ == 0) {
                m_first = now;
            } else {
                const double gapMs = core::Seconds(now - m_last).count() * 1000;
                m_gaps.maxMs = std::max(m_gaps.maxMs, gapMs);
                if (gapMs > kLongGapMs) ++m_gaps.longGaps;
            }
            m_last = now;
        }
    }

    mutable std::mutex m_mutex;
    PreviewGaps m_gaps;
    core::TimePoint m_first{};
    core::TimePoint m_last{};
    std::jthread m_thread;  // last: the above outlives it
};

struct BenchLiveReport {
    core::ClassifierInfo model;
    std::string source;
    double seconds = 0;
    double firstPredictionS = 0;  ///< since the start of the process
    double predictionsPerS = 0;   ///< over the whole run
    PreviewGaps preview;
    core::Counters counters;
    core::LatencyReport latency;
    double memorySettledMiB = 0;  ///< after a minute; 0 in shorter runs
    double memoryEndMiB = 0;
};

double mebibytes(std::uint64_t bytes) { return double(bytes) / double(1u << 20u); }

void throwIfFailed(const core::LivePipeline& pipeline) {
    const core::WorkerStatus status = pipeline.status();
    if (status.state == core::WorkerStatus::State::Failed) throw core::Error(status.message);
}

/// When the first result was ready, in seconds since the process started.
double awaitFirstResult(const core::LivePipeline& pipeline, const std::stop_token& stop) {
    for (;;) {
        if (const auto result = pipeline.results().latest())
            return core::Seconds(result->prediction.finished - processStart()).count();
        throwIfFailed(pipeline);
        if (!sleepUntil(core::Clock::now() + std::chrono::milliseconds(10), stop))
            throw core::Error("stopped before the first prediction");
    }
}

BenchLiveReport measure(const BenchLiveOptions& options, const Invocation& invocation) {
    BenchLiveReport report;
    report.source = options.capture.source;
    auto source = openSource(options.capture);
    core::LivePipeline pipeline(std::move(source), openClassifier(invocation.common), {});
    report.model = pipeline.classifierInfo();
    report.firstPredictionS = awaitFirstResult(pipeline, invocation.stop);

    const core::TimePoint begin = core::Clock::now();
    const std::uint64_t before = pipeline.status().counters.predictions;
    const PreviewReader reader(pipeline.preview());
    Progress progress("seconds", options.seconds);
    bool running = true;
    while (running && report.seconds < options.seconds) {
        running = sleepUntil(core::Clock::now() + std::chrono::milliseconds(250), invocation.stop);
        pipeline.takeEvents();
        report.seconds = core::Seconds(core::Clock::now() - begin).count();
        if (report.memorySettledMiB == 0 && report.seconds >= kMemorySettledS)
            report.memorySettledMiB = mebibytes(residentBytes());
        progress.update(std::min(report.seconds, options.seconds));
        if (pipeline.status().state != core::WorkerStatus::State::Running) break;
    }
    throwIfFailed(pipeline);
    report.counters = pipeline.status().counters;
    report.predictionsPerS = double(report.counters.predictions - before) / report.seconds;
    report.latency = pipeline.latency();
    report.preview = reader.gaps();
    report.memoryEndMiB = mebibytes(residentBytes());
    return report;
}

struct Stage {
    const char* key;
    const char* meaning;
    const core::StageLatency& latency;
};

std::vector<Stage> stagesOf(const core::LatencyReport& latency) {
    return {{"capture", "taken to remembered", latency.capture},
            {"queue", "taken to sampling", latency.queue},
            {"sample", "frames copied", latency.sample},
            {"preprocess", "clip to tensor", latency.preprocess},
            {"infer", "network", latency.infer},
            {"decide", "decision", latency.decide},
            {"capture_to_result", "taken to result", latency.captureToResult}};
}

Json reportJson(const BenchLiveReport& report) {
    Json stages;
    for (const Stage& stage : stagesOf(report.latency)) stages[stage.key] = stageJson(stage.latency);
    Json memory = {{"end_mib", report.memoryEndMiB}};
    if (report.memorySettledMiB > 0) {
        memory["after_60_s_mib"] = report.memorySettledMiB;
        memory["ratio"] = report.memoryEndMiB / report.memorySettledMiB;
    }
    return {{"machine", machineJson()},
            {"model", report.model.name},
            {"device", report.model.device},
            {"precision", report.model.precision},
            {"source", report.source},
            {"seconds", report.seconds},
            {"first_prediction_s", report.firstPredictionS},
            {"preview",
             {{"per_s", report.preview.perSecond},
              {"pictures", report.preview.pictures},
              {"max_gap_ms", report.preview.maxMs},
              {"gaps_over_50_ms", report.preview.longGaps}}},
            {"predictions_per_s", report.predictionsPerS},
            {"stages_ms", stages},
            {"frames",
             {{"captured", report.counters.captured},
              {"dropped_late", report.counters.droppedLate},
              {"skipped_busy", report.counters.skippedBusy}}},
            {"predictions", report.counters.predictions},
            {"memory", memory}};
}

void print(Console& console, const BenchLiveReport& report) {
    console.result(machineLine(thisMachine()));
    console.result(format("%s on %s, %s; source %s; %.0f s", report.model.name.c_str(), report.model.device.c_str(),
                          report.model.precision.c_str(), report.source.c_str(), report.seconds));
    console.result(format("  start to first prediction  %.2f s", report.firstPredictionS));
    console.result(format("  preview                    %.1f pictures/s, longest gap %.0f ms, %llu gaps over 50 ms",
                          report.preview.perSecond, report.preview.maxMs,
                          static_cast<unsigned long long>(report.preview.longGaps)));
    console.result(format("  predictions                %.1f/s", report.predictionsPerS));
    for (const Stage& stage : stagesOf(report.latency))
        console.result(format("  %-26s p50 %6.1f  p95 %6.1f  p99 %6.1f ms", stage.meaning, stage.latency.p50,
                              stage.latency.p95, stage.latency.p99));
    console.result(format("  frames                     %llu captured, %llu dropped late, %llu skipped while busy",
                          static_cast<unsigned long long>(report.counters.captured),
                          static_cast<unsigned long long>(report.counters.droppedLate),
                          static_cast<unsigned long long>(report.counters.skippedBusy)));
    console.result(report.memorySettledMiB > 0
                       ? format("  memory                     %.0f MiB after 1 min, %.0f MiB at the end, ratio %.3f",
                                report.memorySettledMiB, report.memoryEndMiB,
                                report.memoryEndMiB / report.memorySettledMiB)
                       : format("  memory                     %.0f MiB", report.memoryEndMiB));
}

}  // namespace

int runBenchLive(const BenchLiveOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    const BenchLiveReport report = measure(options, invocation);
    json.write(reportJson(report));
    if (!json.onStdout()) print(console, report);
    return kDone;
}

}  // namespace app

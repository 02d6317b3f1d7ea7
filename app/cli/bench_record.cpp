#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>
#include <vector>

#include "app/classify/media.h"
#include "app/cli/bench.h"
#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/looped_source.h"
#include "app/cli/recognition.h"
#include "app/cli/record_capture.h"
#include "app/common/interrupt.h"
#include "app/common/machine.h"
#include "core/recording/recording_session.h"
#include "core/recording/tapped_source.h"
#include "core/types/error.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr double kPreRollS = 0.5;
constexpr double kHoldS = 0.5;
constexpr double kBaselineS = 10;  ///< of CPU time before recording begins

/// A data set for the time of the measurement.
class Folder {
public:
    explicit Folder(const std::string& wanted) : m_path(wanted), m_temporary(wanted.empty()) {
        if (!m_temporary) return;
        std::string made = (fs::temp_directory_path() / "carpus-bench-XXXXXX").string();
        if (!::mkdtemp(made.data())) throw core::Error("cannot make a temporary folder '" + made + "'; set TMPDIR");
        m_path = made;
    }
    ~Folder() {
        std::error_code ignored;
        if (m_temporary) fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::string& path() const { return m_path; }

private:
    std::string m_path;
    bool m_temporary;
};

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// CPU time of this process over a stretch, as a share of one core.
class CpuShare {
public:
    double percent() const {
        const double wallS = core::Seconds(core::Clock::now() - m_begin).count();
        return wallS > 0 ? 100 * (cpuSeconds() - m_cpuBegan) / wallS : 0;
    }

private:
    core::TimePoint m_begin = core::Clock::now();
    double m_cpuBegan = cpuSeconds();
};

double load() {
    std::array<double, 1> average{};
    return getloadavg(average.data(), 1) == 1 ? average[0] : 0;
}

struct BenchRecordReport {
    std::string source;
    std::string model;
    std::string codec;
    int width = 0;
    int height = 0;
    double seconds = 0;  ///< of the long take
    core::StoredTake take;
    std::uint64_t bytes = 0;
    int presses = 0;
    double worstPressFrames = 0;  ///< first picture behind the moment wanted, in pictures
    double meanPressFrames = 0;
    std::uint64_t pressFramesLost = 0;
    double baselineCpu = 0;
    double recordingCpu = 0;
    std::uint64_t predictions = 0;
    double predictionsPerS = 0;
    double loadBefore = 0;
    double loadAfter = 0;
};

core::StoredTake awaitTake(core::RecordingSession& session, const std::stop_token& stop) {
    for (;;) {
        const std::vector<core::StoredTake> stored = session.takeStored();
        if (!stored.empty()) return stored.front();
        const core::RecorderStatus status = session.status();
        if (status.state == core::RecorderStatus::State::Failed) throw core::Error(status.message);
        if (!sleepUntil(core::Clock::now() + std::chrono::milliseconds(10), stop))
            throw core::Error("stopped before the measurement was done");
    }
}

bool rest(double seconds, const std::stop_token& stop) {
    return sleepUntil(core::Clock::now() + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds)),
                      stop);
}

/// Keys pressed at random moments, each half a second late: how far is the first picture from what was wanted?
void measurePresses(core::RecordingSession& session, const BenchRecordOptions& options, const std::stop_token& stop,
                    BenchRecordReport& report) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> pause(0.6, 1.2);
    Progress progress("key presses", options.presses);
    for (int i = 0; i < options.presses && rest(pause(random), stop); ++i) {
        const auto preRoll = std::chrono::duration_cast<core::Clock::duration>(core::Seconds(kPreRollS));
        const core::TimePoint wanted = core::Clock::now() - preRoll;
        session.beginClip("G1", wanted);
        rest(kHoldS, stop);
        session.end(core::Clock::now());
        const core::StoredTake take = awaitTake(session, stop);
        const double frames = core::Seconds(take.first - wanted).count() * options.capture.framesPerSecond;
        report.worstPressFrames = std::max(report.worstPressFrames, std::abs(frames));
        report.meanPressFrames += std::abs(frames) / options.presses;
        report.pressFramesLost += take.framesLost + take.framesMissed;
        progress.update(++report.presses);
    }
}

void measureLongTake(core::RecordingSession& session, const BenchRecordOptions& options, const std::stop_token& stop,
                     BenchRecordReport& report) {
    const CpuShare cpu;
    const core::TimePoint begin = core::Clock::now();
    session.beginContinuous(begin);
    Progress progress("seconds", options.seconds);
    while (report.seconds < options.seconds && rest(0.25, stop)) {
        report.seconds = core::Seconds(core::Clock::now() - begin).count();
        const core::RecorderStatus status = session.status();
        if (status.state == core::RecorderStatus::State::Failed) throw core::Error(status.message);
        progress.update(std::min(report.seconds, options.seconds),
                        format("%llu lost", static_cast<unsigned long long>(status.framesLost + status.framesMissed)));
    }
    report.recordingCpu = cpu.percent();
    session.end(core::Clock::now());
    report.take = awaitTake(session, {});
}

std::unique_ptr<core::FrameSource> cameraOf(const core::CaptureConfig& capture) {
    if (capture.source.empty()) return std::make_unique<LoopedSource>(capture);
    return openSource(capture);
}

BenchRecordReport measure(const BenchRecordOptions& options, const Invocation& invocation) {
    BenchRecordReport report;
    report.codec = options.codec;
    report.loadBefore = load();
    const Folder folder(options.folder);
    core::RecorderConfig config;
    config.codec = core::recordingCodecOf(options.codec);
    core::RecordingPlace place;
    place.folder = folder.path();
    place.subject.id = "bench";
    core::RecordingSession session(place, config);
    auto classifier = options.alone ? nullptr : openClassifier(invocation.common);
    report.model = classifier ? classifier->info().name : "";
    auto camera = cameraOf(options.capture);
    report.source = camera->info().name;
    RecordCapture capture(std::make_unique<core::TappedSource>(
                              std::move(camera), [&session](const core::Frame& frame) { session.push(frame); }),
                          std::move(classifier));
    while (capture.status().counters.captured < 30) {
        const core::WorkerStatus status = capture.status();
        if (status.state == core::WorkerStatus::State::Failed) throw core::Error(status.message);
        if (!rest(0.05, invocation.stop)) throw core::Error("stopped before the first picture");
    }
    const CpuShare baseline;
    rest(std::min(kBaselineS, options.seconds), invocation.stop);
    report.baselineCpu = baseline.percent();
    measurePresses(session, options, invocation.stop, report);
    const std::uint64_t predicted = capture.status().counters.predictions;
    measureLongTake(session, options, invocation.stop, report);
    report.predictions = capture.status().counters.predictions - predicted;
    report.predictionsPerS = report.seconds > 0 ? double(report.predictions) / report.seconds : 0;
    report.width = options.capture.width;
    report.height = options.capture.height;
    std::error_code none;
    report.bytes = fs::file_size(fs::path(folder.path()) / report.take.path, none);
    report.loadAfter = load();
    return report;
}

Json reportJson(const BenchRecordReport& report) {
    return {{"machine", machineJson()},
            {"load_average", {report.loadBefore, report.loadAfter}},
            {"source", report.source},
            {"model", report.model},
            {"codec", report.codec},
            {"width", report.width},
            {"height", report.height},
            {"seconds", report.seconds},
            {"frames_written", report.take.frames},
            {"frames_lost", report.take.framesLost},
            {"frames_missed", report.take.framesMissed},
            {"bytes_per_s", report.take.durationS > 0 ? double(report.bytes) / report.take.durationS : 0},
            {"presses", report.presses},
            {"press_error_frames", {{"worst", report.worstPressFrames}, {"mean", report.meanPressFrames}}},
            {"press_frames_lost", report.pressFramesLost},
            {"cpu_percent_of_one_core", {{"before", report.baselineCpu}, {"recording", report.recordingCpu}}},
            {"predictions_per_s", report.predictionsPerS}};
}

void print(Console& console, const BenchRecordReport& report) {
    console.result(machineLine(thisMachine()));
    console.result(format("%d x %d, %s, %s; %s; load average %.1f before, %.1f after", report.width, report.height,
                          report.codec.c_str(), report.source.c_str(),
                          report.model.empty() ? "no recognition" : report.model.c_str(), report.loadBefore,
                          report.loadAfter));
    console.result(
        format("  long take       %.0f s, %d frames written, %llu lost, %llu missed by the source, %.1f MB/s",
               report.seconds, report.take.frames, static_cast<unsigned long long>(report.take.framesLost),
               static_cast<unsigned long long>(report.take.framesMissed),
               report.take.durationS > 0 ? double(report.bytes) / report.take.durationS / 1e6 : 0.0));
    console.result(format(
        "  key presses     %d, first picture off by %.2f frames in the mean, %.2f at worst; %llu lost", report.presses,
        report.meanPressFrames, report.worstPressFrames, static_cast<unsigned long long>(report.pressFramesLost)));
    console.result(format("  CPU             %.0f %% of a core before, %.0f %% while recording", report.baselineCpu,
                          report.recordingCpu));
    if (!report.model.empty()) console.result(format("  predictions     %.1f/s", report.predictionsPerS));
}

}  // namespace

int runBenchRecord(const BenchRecordOptions& options, const Invocation& invocation) {
    JsonLines json(options.json);
    Console console(json.onStdout());
    const BenchRecordReport report = measure(options, invocation);
    json.write(reportJson(report));
    if (!json.onStdout()) print(console, report);
    return kDone;
}

}  // namespace app

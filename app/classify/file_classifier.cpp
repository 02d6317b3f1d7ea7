#include "app/classify/file_classifier.h"

#include <algorithm>
#include <deque>
#include <future>
#include <span>
#include <utility>

#include "app/classify/media.h"
#include "app/common/format.h"
#include "app/common/machine.h"
#include "app/common/model_lookup.h"
#include "core/pipeline/offline.h"
#include "core/recording/tapped_source.h"
#include "core/types/error.h"
#include "model/model_summary.h"
#include "model/torch_classifier.h"

namespace app {
namespace {

constexpr double kEvenOdds = 0.5;
constexpr double kLongS = 4;                     ///< no gesture lasts this long
constexpr std::size_t kKeptBytes = 256u << 20u;  ///< fitted pictures of all recordings that are being decoded
/// Together on a GPU. On a CPU each alone: measured 43 clips/s alone and 39 in fours (bundled model, bf16, one core),
/// and so a verdict never depends on which other files were named.
constexpr std::size_t kGpuBatch = 16;

double secondsOf(core::TimePoint time) { return core::Seconds(time.time_since_epoch()).count(); }

std::string shortWarning(int total, int wanted) {
    return total < wanted
               ? format("only %d of the %d frames that the model looks at, so frames were repeated", total, wanted)
               : std::string();
}

/// All that is known before the network has seen the clip.
FileVerdict verdictOf(const SampledFile& file, const core::ModelConfig& config) {
    FileVerdict verdict;
    verdict.frames = file.frames;
    verdict.frameCount = file.report.frames;
    verdict.framesPerSecond = file.framesPerSecond;
    verdict.decodeMs = file.decodeMs;
    verdict.preprocessMs = file.fitMs;
    verdict.warning = shortWarning(file.report.frames, config.frames);
    if (!file.report.complete) verdict.damage = file.report.warning;
    verdict.isLong = file.report.complete && file.report.durationS > kLongS;
    return verdict;
}

/// The ranking is there: is it one to rely on? Calibrated, a confidence below even odds is more often wrong than right.
void judgeDoubt(FileVerdict& verdict) {
    const double confidence = verdict.ranking.front().probability;
    verdict.doubtful = !verdict.isLong && confidence < kEvenOdds;
    if (!verdict.doubtful) return;
    if (!verdict.warning.empty()) verdict.warning += "; ";
    verdict.warning += format(
        "only %.0f %% sure: the clip looks unlike what the model has learned from, or shows none of its gestures",
        confidence * 100);
}

/// Decodes recordings on threads of their own, some of them ahead of who takes them, in order.
class ReadAhead {
public:
    ReadAhead(std::span<const std::string> paths, std::size_t ahead,
              std::function<SampledFile(const std::string&)> read)
        : m_paths(paths), m_ahead(ahead), m_read(std::move(read)) {
        refill();
    }

    bool atEnd() const { return m_reading.empty(); }
    /// Waits for the next recording; throws what its reading threw.
    SampledFile take() {
        std::future<SampledFile> next = std::move(m_reading.front());
        m_reading.pop_front();
        next.wait();
        refill();
        return next.get();
    }

private:
    void refill() {
        while (m_reading.size() < m_ahead && !m_paths.empty()) {
            m_reading.push_back(std::async(std::launch::async, m_read, m_paths.front()));
            m_paths = m_paths.subspan(1);
        }
    }

    std::span<const std::string> m_paths;
    std::size_t m_ahead;
    std::function<SampledFile(const std::string&)> m_read;
    std::deque<std::future<SampledFile>> m_reading;  // destroyed only when all have ended
};

}  // namespace

FileClassifier::FileClassifier(const std::string& model, const core::InferenceConfig& inference,
                               const training::ViewPlan& plan)
    : m_model(findModel(model).string()), m_plan(plan) {
    m_config = model::readModelSummary(m_model).config;
    if (!plan.isSingle() || m_config.preprocessing.resampling == core::Resampling::Plain) {
        m_judge = std::make_unique<training::RecordingJudge>(m_model, inference, plan);
        return;
    }
    m_classifier = model::makeTorchClassifier(m_model, inference);
    if (model::usesGpu(inference.device)) m_batch = kGpuBatch;
    m_ahead = std::size_t(std::max(2, thisMachine().cores));
}

FileClassifier::FileClassifier(core::ModelConfig config, std::unique_ptr<core::Classifier> classifier)
    : m_config(std::move(config)), m_classifier(std::move(classifier)) {}

void FileClassifier::classify(const std::vector<std::string>& paths, const ClassifyNews& news, std::stop_token stop) {
    if (m_judge) return classifyByViews(paths, news, stop);
    const auto read = [&](const std::string& path) { return readSampled(path, m_config, kKeptBytes / m_ahead, stop); };
    ReadAhead reading(paths, m_ahead, read);
    auto path = paths.begin();
    while (!reading.atEnd() && !stop.stop_requested()) {
        std::vector<SampledFile> files;
        std::vector<FileOutcome> outcomes;
        while (outcomes.size() < m_batch && !reading.atEnd()) {
            if (news.progress) news.progress(*path, 0);
            outcomes.push_back({*path++, {}, {}});
            try {
                files.push_back(reading.take());
                outcomes.back().verdict = verdictOf(files.back(), m_config);
            } catch (const core::Error& error) {
                outcomes.back().error = error.what();
            }
        }
        if (stop.stop_requested()) return;
        const std::vector<FileOutcome> judged = judge(files, std::move(outcomes), news, stop);
        if (stop.stop_requested()) return;
        for (const FileOutcome& outcome : judged) news.judged(outcome);
    }
}

void FileClassifier::classifyByViews(const std::vector<std::string>& paths, const ClassifyNews& news,
                                     std::stop_token stop) {
    for (const std::string& path : paths) {
        if (news.progress) news.progress(path, 0);
        FileOutcome outcome{path, {}, {}};
        try {
            outcome.verdict = judgeByViews(path, stop);
            if (outcome.verdict->isLong) judgeLong(outcome, news, stop);
        } catch (const core::Error& error) {
            outcome.error = error.what();
        }
        if (stop.stop_requested()) return;
        news.judged(outcome);
    }
}

/// Shows the files to the network and completes the verdicts of those outcomes that have one.
std::vector<FileOutcome> FileClassifier::judge(std::vector<SampledFile>& files, std::vector<FileOutcome> outcomes,
                                               const ClassifyNews& news, std::stop_token stop) {
    std::vector<core::Clip> clips;
    for (SampledFile& file : files) clips.push_back(std::move(file.clip));
    std::vector<core::Prediction> predictions;
    std::string failure;
    try {
        predictions = m_classifier->classify(clips);
    } catch (const core::Error& error) {
        failure = error.what();
    }
    auto prediction = predictions.begin();
    for (FileOutcome& outcome : outcomes) {
        if (!outcome.verdict) continue;
        if (!failure.empty()) {
            outcome = {outcome.path, {}, failure};
            continue;
        }
        FileVerdict& verdict = *outcome.verdict;
        verdict.ranking = ranking(prediction->probabilities, m_config.labels, m_config.labels.size());
        verdict.logits = prediction->logits;
        judgeDoubt(verdict);
        verdict.preprocessMs += prediction->stages.preprocessMs / double(clips.size());
        verdict.inferMs = prediction->stages.inferMs / double(clips.size());
        ++prediction;
        if (verdict.isLong) judgeLong(outcome, news, stop);
    }
    return outcomes;
}

FileVerdict FileClassifier::judgeByViews(const std::string& path, std::stop_token stop) {
    const auto read = [&](const core::FrameVisitor& visitor) {
        const core::ReadReport report = readFrames(path, visitor, stop);
        if (stop.stop_requested()) throw core::Error("stopped while reading '" + path + "'");
        return report;
    };
    training::JudgedRecording judged = m_judge->judge(read);
    SampledFile file{judged.report, judged.framesPerSecond, {}, {}, judged.decodeMs, judged.preprocessMs};
    for (const std::vector<int>& clip : judged.clips) file.frames.insert(file.frames.end(), clip.begin(), clip.end());
    FileVerdict verdict = verdictOf(file, m_config);
    verdict.ranking = ranking(judged.answer.probabilities, m_config.labels, m_config.labels.size());
    verdict.logits = std::move(judged.answer.logits);
    judgeDoubt(verdict);
    verdict.inferMs = judged.inferMs;
    for (std::size_t view = 0; !m_plan.isSingle() && view < judged.logits.size(); ++view) {
        const std::size_t crops = std::size_t(m_plan.crops);
        verdict.views.push_back({judged.clips.at(view / crops), int(view % crops), judged.logits[view]});
    }
    return verdict;
}

/// Finds the events of a long recording; a failure becomes that of the whole outcome.
void FileClassifier::judgeLong(FileOutcome& outcome, const ClassifyNews& news, std::stop_token stop) {
    core::CaptureConfig capture;
    capture.source = "file:" + outcome.path;
    capture.realTime = false;
    FileVerdict& verdict = *outcome.verdict;
    const auto tap = [&](const core::Frame& frame) {
        const double durationS = verdict.frameCount / verdict.framesPerSecond;
        if (news.progress) news.progress(outcome.path, std::clamp(secondsOf(frame.captureTime) / durationS, 0.0, 1.0));
    };
    try {
        core::TappedSource source(openSource(capture), tap);
        const core::OfflineResult result =
            core::runOffline(source, m_judge ? m_judge->classifier() : *m_classifier, {}, stop);
        for (const core::GestureEvent& event : result.events)
            verdict.events.push_back({m_config.labels.names.at(std::size_t(event.label)), event.confidence,
                                      secondsOf(event.start), secondsOf(event.fired)});
        for (const core::LiveResult& seen : result.results)
            verdict.moments.push_back({secondsOf(seen.prediction.newestFrame), seen.smoothed});
    } catch (const core::Error& error) {
        outcome.verdict.reset();
        outcome.error = error.what();
    }
}

}  // namespace app

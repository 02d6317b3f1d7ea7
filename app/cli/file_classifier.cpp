#include "app/cli/file_classifier.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/cli/console.h"
#include "app/cli/media.h"
#include "app/common/model_lookup.h"
#include "core/buffer/fit_image.h"
#include "core/pipeline/offline.h"
#include "core/types/error.h"
#include "model/model_summary.h"
#include "model/torch_classifier.h"
#include "training/sampling.h"

namespace app {
namespace {

constexpr double kLongS = 4;                      ///< no gesture lasts this long
constexpr std::size_t kKeptBytes = 256u << 20u;   ///< fitted frames kept in memory; longer recordings are read twice
constexpr double kPublishedFramesPerSecond = 30;  ///< the rate that a fixed stride counts in

double msSince(core::TimePoint begin) { return core::Seconds(core::Clock::now() - begin).count() * 1000; }

/// Square-fitted frames by index, and what was learnt on the way.
struct Footage {
    std::map<int, core::Image> fitted;
    core::ReadReport report;
    double fitMs = 0;
};

template <typename Wanted>
Footage readFitted(const std::string& path, const core::ModelConfig& config, Wanted wanted, std::stop_token stop) {
    Footage footage;
    int index = 0;
    const auto take = [&](const core::Frame& frame) {
        if (wanted(index)) {
            const core::TimePoint begin = core::Clock::now();
            footage.fitted.emplace(index, core::fitSquare(*frame.image, config.size, config.preprocessing.fit));
            footage.fitMs += msSince(begin);
        }
        ++index;
        return true;
    };
    footage.report = readFrames(path, take, stop);
    if (stop.stop_requested()) throw core::Error("stopped while reading '" + path + "'");
    return footage;
}

core::Clip clipOf(const Footage& footage, const std::vector<int>& frames, int size) {
    core::Clip clip{int(frames.size()), size, size, {}, {}};
    clip.rgb.reserve(frames.size() * clip.frameBytes());
    for (const int index : frames) {
        const core::Image& picture = footage.fitted.at(index);
        clip.rgb.insert(clip.rgb.end(), picture.rgb.begin(), picture.rgb.end());
        clip.times.emplace_back(std::chrono::milliseconds(index));
    }
    return clip;
}

std::string shortWarning(int total, int wanted) {
    return total < wanted
               ? format("only %d of the %d frames that the model looks at, so frames were repeated", total, wanted)
               : std::string();
}

}  // namespace

std::vector<int> sampledFrames(const core::ModelConfig& config, int total, double framesPerSecond) {
    if (config.preprocessing.span == core::ClipSpan::WholeGesture)
        return training::sampleSegmentsCentre(total, config.frames);
    const double rate = framesPerSecond > 0 ? framesPerSecond / kPublishedFramesPerSecond : 1;
    const double length = config.frames * config.preprocessing.samplingRate * rate;
    const double start = std::max(0.0, (total - length) / 2);
    std::vector<int> frames;
    for (int i = 0; i < config.frames; ++i) {
        const double at = start + (length - 1) * i / std::max(1, config.frames - 1);
        frames.push_back(std::clamp(int(at), 0, total - 1));
    }
    return frames;
}

FileClassifier::FileClassifier(const CommonOptions& common) : m_model(findModel(common.model).string()) {
    const core::InferenceConfig inference = inferenceConfig(common);
    m_config = model::readModelSummary(m_model).config;
    m_classifier = model::makeTorchClassifier(m_model, inference);
}

FileVerdict FileClassifier::classify(const std::string& path, std::stop_token stop) {
    FileVerdict verdict;
    const auto most = int(kKeptBytes / (std::size_t(m_config.size) * std::size_t(m_config.size) * 3));
    const core::TimePoint begin = core::Clock::now();
    Footage footage = readFitted(
        path, m_config, [&](int index) { return index < most; }, stop);
    const core::ReadReport report = footage.report;
    verdict.frameCount = report.frames;
    verdict.framesPerSecond = report.durationS > 0 ? report.frames / report.durationS : 0;
    verdict.frames = sampledFrames(m_config, report.frames, verdict.framesPerSecond);
    if (report.frames > most) {
        const auto sampled = [&](int index) {
            return std::binary_search(verdict.frames.begin(), verdict.frames.end(), index);
        };
        const double fitMs = footage.fitMs;
        footage = readFitted(path, m_config, sampled, stop);
        footage.fitMs += fitMs;
    }
    verdict.decodeMs = msSince(begin) - footage.fitMs;

    const std::vector<core::Clip> clips{clipOf(footage, verdict.frames, m_config.size)};
    const core::Prediction prediction = m_classifier->classify(clips).front();
    verdict.ranking = ranking(prediction.probabilities, info().labels, info().labels.size());
    verdict.logits = prediction.logits;
    verdict.preprocessMs = footage.fitMs + prediction.stages.preprocessMs;
    verdict.inferMs = prediction.stages.inferMs;
    verdict.warning = shortWarning(report.frames, m_config.frames);
    if (!report.complete) verdict.damage = report.warning;
    verdict.isLong = report.complete && report.durationS > kLongS;
    if (verdict.isLong) verdict.events = findEvents(path, stop);
    return verdict;
}

std::vector<FoundEvent> FileClassifier::findEvents(const std::string& path, std::stop_token stop) {
    core::CaptureConfig capture;
    capture.source = "file:" + path;
    capture.realTime = false;
    const auto source = openSource(capture);
    const core::OfflineResult result = core::runOffline(*source, *m_classifier, {}, stop);
    const auto seconds = [](core::TimePoint time) { return core::Seconds(time.time_since_epoch()).count(); };
    std::vector<FoundEvent> events;
    for (const core::GestureEvent& event : result.events)
        events.push_back({info().labels.names.at(std::size_t(event.label)), event.confidence, seconds(event.start),
                          seconds(event.fired)});
    return events;
}

}  // namespace app

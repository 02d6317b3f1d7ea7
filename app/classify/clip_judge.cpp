#include "app/classify/clip_judge.h"

#include <algorithm>
#include <exception>
#include <map>

#include "app/classify/media.h"
#include "core/buffer/frame_ring.h"
#include "core/pipeline/frame_fitter.h"
#include "core/pipeline/offline.h"
#include "core/types/error.h"

namespace app {
namespace {

constexpr double kTicksPerSecond = 10;
constexpr double kAroundS = 1;    ///< looked at beside a clip whose gesture is searched
constexpr double kLongestS = 60;  ///< of a clip that is taken as it is labelled; of a longer one, its end

double secondsOf(core::TimePoint time) { return core::Seconds(time.time_since_epoch()).count(); }

bool within(const core::ClipRecord& clip, double timeS) {
    return timeS >= clip.startS && (clip.endS <= 0 || timeS <= clip.endS + 0.5);
}

/// Only the clip and what lies up to `aroundS` beside it, so that a clip of a long recording does not cost more than
/// any other.
class Stretch : public core::FrameSource {
public:
    Stretch(const std::string& dataset, const core::ClipRecord& clip, double aroundS)
        : m_source(openSource(captureOf(dataset, clip))), m_fromS(clip.startS - aroundS), m_toS(clip.endS + aroundS) {
        if (clip.endS <= 0) m_toS = 1e9;
    }

    std::optional<core::Frame> next(std::stop_token stop) override {
        while (auto frame = m_source->next(stop)) {
            const double time = secondsOf(frame->captureTime);
            if (time > m_toS) break;
            if (time >= m_fromS) return frame;
        }
        return std::nullopt;
    }
    core::SourceInfo info() const override { return m_source->info(); }
    core::SourceState state() const override { return m_source->state(); }
    std::uint64_t droppedLate() const override { return 0; }

private:
    static core::CaptureConfig captureOf(const std::string& dataset, const core::ClipRecord& clip) {
        core::CaptureConfig capture;
        capture.source = "file:" + dataset + "/" + clip.path;
        capture.realTime = false;
        return capture;
    }

    std::unique_ptr<core::FrameSource> m_source;
    double m_fromS;
    double m_toS;
};

/// The surest event inside of the clip, else what the network says of the most telling moment.
ClipAnswer judge(const core::ClipRecord& clip, const core::OfflineResult& result, const core::LabelSet& labels) {
    ClipAnswer best;
    best.startS = clip.startS;
    best.endS = clip.endS;
    for (const core::GestureEvent& event : result.events) {
        if (!within(clip, secondsOf(event.fired)) || event.confidence <= best.confidence) continue;
        best.label = labels.names.at(std::size_t(event.label));
        best.confidence = event.confidence;
        best.startS = secondsOf(event.start);
        best.endS = secondsOf(event.fired);
    }
    if (!best.label.empty()) return best;
    for (const core::LiveResult& tick : result.results) {
        if (tick.smoothed.empty() || !within(clip, secondsOf(tick.prediction.newestFrame))) continue;
        const auto top = std::max_element(tick.smoothed.begin(), tick.smoothed.end());
        const std::string& label = labels.names.at(std::size_t(top - tick.smoothed.begin()));
        const bool none = label == core::kNoneLabel;
        if (best.label.empty() || (!none && (best.label == core::kNoneLabel || *top > best.confidence))) {
            best.label = label;
            best.confidence = *top;
        }
    }
    return best;
}

}  // namespace

ClipAnswer ClipJudge::answer(const std::string& dataset, const core::ClipRecord& clip, const std::stop_token& stop) {
    Stretch source(dataset, clip, kAroundS);
    core::OfflineOptions options;
    options.live = m_live;
    options.ticksPerSecond = kTicksPerSecond;
    return judge(clip, core::runOffline(source, m_classifier, options, stop), m_classifier.info().labels);
}

std::string ClipJudge::labelAsCut(const std::string& dataset, const core::ClipRecord& clip,
                                  const std::stop_token& stop) {
    Stretch source(dataset, clip, 0);
    const core::ClassifierInfo info = m_classifier.info();
    core::FrameRing ring(kLongestS);
    core::FrameFitter fitter(info.size, info.fit);
    while (const std::optional<core::Frame> frame = source.next(stop)) ring.push(fitter.fit(*frame));
    if (!ring.newest()) throw core::Error("there are no pictures within the bounds of " + clip.path);
    const core::Clip cut = ring.sample(*ring.oldest(), *ring.newest(), info.frames, info.trackSteps).value();
    const std::vector<float> probabilities = m_classifier.classify({&cut, 1}).front().probabilities;
    const auto top = std::max_element(probabilities.begin(), probabilities.end());
    return info.labels.names.at(std::size_t(top - probabilities.begin()));
}

core::Likeness ClipJudge::likeness(const std::string& dataset, const std::vector<core::ClipRecord>& clips,
                                   const std::stop_token& stop) {
    core::Likeness likeness{clips.front().label, 0, {}, 0};
    std::map<std::string, int> answers;
    std::exception_ptr unreadable;
    for (const core::ClipRecord& clip : clips) {
        try {
            const std::string label = labelAsCut(dataset, clip, stop);
            ++likeness.clips;
            if (label != core::kNoneLabel && label != clip.label) ++answers[label];
        } catch (const core::Error&) {
            unreadable = std::current_exception();
        }
    }
    if (likeness.clips == 0) std::rethrow_exception(unreadable);
    for (const auto& [label, count] : answers)
        if (count > likeness.confused) likeness.other = label, likeness.confused = count;
    return likeness;
}

std::vector<core::ClipRecord> clipsOf(const std::vector<core::ClipRecord>& all, const std::string& label,
                                      std::size_t most) {
    std::vector<core::ClipRecord> clips;
    for (const core::ClipRecord& clip : all)
        if (clip.label == label && !clip.trashedAt && clips.size() < most) clips.push_back(clip);
    return clips;
}

}  // namespace app

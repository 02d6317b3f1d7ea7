#include "core/pipeline/offline.h"

#include <string>
#include <utility>

#include "core/buffer/frame_ring.h"
#include "core/pipeline/frame_fitter.h"
#include "core/pipeline/recogniser.h"
#include "core/types/error.h"

namespace core {
namespace {

/// Judges what the ring holds. The result counts as finished when its computation would be, had it begun at the time
/// of its newest frame.
void judge(Recogniser& recogniser, const FrameRing& ring, const OfflineOptions& options, OfflineResult& result) {
    const TimePoint began = Clock::now();
    std::optional<Recogniser::Step> step = recogniser.tick(ring);
    if (!step) return;
    Prediction& prediction = step->result.prediction;
    prediction.finished = prediction.newestFrame + (Clock::now() - began);
    if (!options.keepClips) step->result.seen.reset();
    if (step->event) result.events.push_back(*step->event);
    result.results.push_back(std::move(step->result));
}

}  // namespace

OfflineResult runOffline(FrameSource& source, Classifier& classifier, const OfflineOptions& options,
                         std::stop_token stop) {
    if (!(options.ticksPerSecond > 0))
        throw Error(
            "cannot judge footage " + std::to_string(options.ticksPerSecond) + " times a second; use a positive number",
            Error::Kind::BadUsage);
    const auto period = std::chrono::duration_cast<Clock::duration>(Seconds(1 / options.ticksPerSecond));
    const ClassifierInfo info = classifier.info();
    Recogniser recogniser(classifier, options.live);
    FrameFitter fitter(info.size, info.fit);
    FrameRing ring(options.live.historyS);
    OfflineResult result;
    std::optional<TimePoint> nextTick;
    while (const std::optional<Frame> frame = source.next(stop)) {
        ring.push(fitter.fit(*frame));
        ++result.frames;
        if (!nextTick) nextTick = frame->captureTime;
        if (frame->captureTime < *nextTick) continue;
        judge(recogniser, ring, options, result);
        while (*nextTick <= frame->captureTime) *nextTick += period;
    }
    judge(recogniser, ring, options, result);
    return result;
}

}  // namespace core

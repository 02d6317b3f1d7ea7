#include "training/evaluation/shown_clip.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "core/buffer/clip_of.h"
#include "core/buffer/way_through.h"
#include "core/pipeline/frame_fitter.h"
#include "core/types/error.h"
#include "training/clip_parts.h"
#include "training/evaluation/judge_recordings.h"

namespace training {
namespace {

void requireAll(const std::vector<core::Frame>& frames, const JudgedClip& judged, const core::ModelConfig& model) {
    if (int(frames.size()) == model.frames) return;
    throw core::Error("The frames of " + judged.path + " cannot be read again. Has the file changed?");
}

core::Clip pooledClip(ClipPool& pool, const JudgedClip& judged, const core::ModelConfig& model) {
    int index = -1;
    const std::size_t begin = judged.path.rfind('/') + 1;
    std::from_chars(judged.path.data() + begin, judged.path.data() + judged.path.size(), index);
    std::vector<core::Frame> frames;
    const bool isThere = index >= 0 && index < pool.size();
    for (const int frame : isThere ? judged.frames : std::vector<int>()) {
        core::Image picture(model.size, model.size);
        std::copy_n(pool.frame(index, frame), picture.rgb.size(), picture.rgb.begin());
        const auto number = std::uint64_t(frame);
        frames.push_back({number, {}, std::make_shared<core::Image>(std::move(picture))});
    }
    requireAll(frames, judged, model);
    return core::clipOf(frames, pool.worldThrough(index, judged.frames, model.trackSteps));
}

core::Clip readClip(const JudgedClip& judged, const core::ModelConfig& model, std::stop_token stop) {
    std::vector<core::Frame> frames;
    std::vector<core::Shift> places;  // of every frame seen
    core::FrameFitter fitter(model.size, model.preprocessing.fit);
    int index = 0;
    readRecording(
        judged,
        [&](const core::Frame& frame) {
            const core::Frame fitted = fitter.fit(frame);
            const auto times = std::count(judged.frames.begin(), judged.frames.end(), index);
            frames.insert(frames.end(), std::size_t(times), fitted);
            places.push_back(*fitted.place);
            return ++index <= judged.frames.back();
        },
        stop);
    requireAll(frames, judged, model);
    return core::clipOf(frames,
                        core::placesThrough(places, {judged.frames.begin(), judged.frames.end()}, model.trackSteps));
}

}  // namespace

ClipShower showClips(const core::TrainingConfig& config, const EvaluationRequest& request,
                     const core::ModelConfig& model, std::stop_token stop) {
    if (config.data.source != "simulate") return [=](const JudgedClip& clip) { return readClip(clip, model, stop); };
    const std::shared_ptr<ClipPool> pool = openPart(config, model, request.part, {}, stop);
    return [pool, model](const JudgedClip& clip) { return pooledClip(*pool, clip, model); };
}

}  // namespace training

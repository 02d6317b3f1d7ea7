#include "training/evaluation/shown_clip.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "core/buffer/fit_image.h"
#include "core/types/error.h"
#include "training/clip_parts.h"
#include "training/evaluation/judge_recordings.h"

namespace training {
namespace {

core::Clip emptyClip(const core::ModelConfig& model) {
    core::Clip clip{model.frames, model.size, model.size, {}, {}};
    clip.rgb.reserve(std::size_t(clip.frames) * clip.frameBytes());
    return clip;
}

core::Clip complete(core::Clip clip, const JudgedClip& judged) {
    if (clip.rgb.size() != std::size_t(clip.frames) * clip.frameBytes())
        throw core::Error("The frames of " + judged.path + " cannot be read again. Has the file changed?");
    clip.times.resize(std::size_t(clip.frames));
    return clip;
}

core::Clip pooledClip(ClipPool& pool, const JudgedClip& judged, const core::ModelConfig& model) {
    int index = -1;
    const std::size_t begin = judged.path.rfind('/') + 1;
    std::from_chars(judged.path.data() + begin, judged.path.data() + judged.path.size(), index);
    core::Clip clip = emptyClip(model);
    if (index < 0 || index >= pool.size()) return complete(std::move(clip), judged);
    for (const int frame : judged.frames) {
        const std::uint8_t* pixels = pool.frame(index, frame);
        clip.rgb.insert(clip.rgb.end(), pixels, pixels + clip.frameBytes());
    }
    return complete(std::move(clip), judged);
}

core::Clip readClip(const JudgedClip& judged, const core::ModelConfig& model, std::stop_token stop) {
    core::Clip clip = emptyClip(model);
    int index = 0;
    readRecording(
        judged,
        [&](const core::Frame& frame) {
            for (auto times = std::count(judged.frames.begin(), judged.frames.end(), index); times > 0; --times) {
                const core::Image fitted = core::fitSquare(*frame.image, model.size, model.preprocessing.fit);
                clip.rgb.insert(clip.rgb.end(), fitted.rgb.begin(), fitted.rgb.end());
            }
            return ++index <= judged.frames.back();
        },
        stop);
    return complete(std::move(clip), judged);
}

}  // namespace

ClipShower showClips(const core::TrainingConfig& config, const EvaluationRequest& request,
                     const core::ModelConfig& model, std::stop_token stop) {
    if (config.data.source != "simulate") return [=](const JudgedClip& clip) { return readClip(clip, model, stop); };
    const std::shared_ptr<ClipPool> pool = openPart(config, model, request.part, {}, stop);
    return [pool, model](const JudgedClip& clip) { return pooledClip(*pool, clip, model); };
}

}  // namespace training

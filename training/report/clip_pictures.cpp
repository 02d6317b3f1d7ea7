#include "training/report/clip_pictures.h"

#include <algorithm>
#include <numeric>

#include "core/types/error.h"
#include "model/attention_viewer.h"
#include "model/model_summary.h"
#include "training/evaluation/shown_clip.h"
#ifdef CARPUS_MEDIA
#include "core/capture/attention_overlay.h"
#endif

namespace training {
namespace {

#ifdef CARPUS_MEDIA
void paste(core::Image& strip, const core::Image& picture, int left, int top) {
    for (int y = 0; y < picture.height; ++y)
        std::copy_n(picture.row(y), std::size_t(picture.width) * 3, strip.row(top + y) + std::size_t(left) * 3);
}

core::Image stripOf(const core::Clip& clip, const core::AttentionMaps& maps) {
    constexpr int kMost = 8, kGap = 4;
    const int shown = std::min(kMost, clip.frames);
    core::Image strip(shown * (clip.width + kGap) - kGap, 2 * clip.height + kGap);
    std::fill(strip.rgb.begin(), strip.rgb.end(), std::uint8_t(128));
    for (int i = 0; i < shown; ++i) {
        const int frame = (2 * i + 1) * clip.frames / (2 * shown);
        core::Image picture(clip.width, clip.height);
        std::copy_n(clip.frame(frame), clip.frameBytes(), picture.rgb.begin());
        paste(strip, picture, i * (clip.width + kGap), 0);
        paste(strip, core::attentionOverlay(picture, maps, frame), i * (clip.width + kGap), clip.height + kGap);
    }
    return strip;
}
#endif

}  // namespace

std::vector<std::size_t> worstClips(const EvaluationReport& report, std::size_t count) {
    std::vector<std::size_t> order(report.clips.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto goodness = [&](std::size_t i) {  // of its answer: -1 surely wrong .. 1 surely right
        const JudgedClip& clip = report.clips[i];
        return clip.predicted() == clip.label ? clip.confidence() : -clip.confidence();
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return goodness(a) < goodness(b); });
    order.resize(std::min(order.size(), count));
    return order;
}

std::vector<ClipPicture> drawClips([[maybe_unused]] const core::TrainingConfig& config,
                                   [[maybe_unused]] const EvaluationRequest& request,
                                   [[maybe_unused]] const EvaluationReport& report,
                                   [[maybe_unused]] const std::vector<std::size_t>& clips,
                                   [[maybe_unused]] std::stop_token stop) {
    std::vector<ClipPicture> pictures;
#ifdef CARPUS_MEDIA
    const core::ModelConfig model = model::readModelSummary(request.model).config;
    const ClipShower show = showClips(config, request, model, stop);
    model::AttentionViewer viewer(request.model, core::deviceFromName(config.device));
    for (const std::size_t index : clips) {
        try {
            const core::Clip clip = show(report.clips.at(index));
            pictures.push_back({index, stripOf(clip, viewer.maps(clip))});
        } catch (const core::Error&) {
            if (stop.stop_requested()) throw;  // else the file has gone since: the report does without it
        }
    }
#endif
    return pictures;
}

}  // namespace training

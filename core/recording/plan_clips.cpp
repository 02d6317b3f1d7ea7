#include "core/recording/plan_clips.h"

#include <algorithm>
#include <cmath>

namespace core {
namespace {

constexpr double kShortestS = 0.2;

const Mark* nearestPrediction(std::span<const Mark> marks, double pressS, double reachS) {
    const Mark* best = nullptr;
    for (const Mark& mark : marks) {
        if (mark.kind != MarkKind::Prediction) continue;
        const double distance = std::abs(mark.endS - pressS);
        if (distance <= reachS && (!best || distance < std::abs(best->endS - pressS))) best = &mark;
    }
    return best;
}

/// The end that belongs to a beginning: the next one of the same label.
const Mark* endOf(std::span<const Mark> marks, const Mark& begin) {
    const Mark* best = nullptr;
    for (const Mark& mark : marks)
        if (mark.kind == MarkKind::End && mark.label == begin.label && mark.startS >= begin.startS &&
            (!best || mark.startS < best->startS))
            best = &mark;
    return best;
}

PlannedClip pressed(std::span<const Mark> marks, const Mark& press, const PlanOptions& options) {
    if (const Mark* said = nearestPrediction(marks, press.startS, options.reachS))
        return {press.label, said->startS - options.beforeS, said->endS + options.afterS};
    return {press.label, press.startS - options.shortPressS, press.startS + options.afterS};
}

}  // namespace

std::vector<PlannedClip> planClips(std::span<const Mark> marks, double durationS, const PlanOptions& options) {
    std::vector<PlannedClip> clips;
    for (const Mark& mark : marks) {
        if (mark.label.empty()) continue;
        if (mark.kind == MarkKind::Point) clips.push_back(pressed(marks, mark, options));
        if (mark.kind != MarkKind::Begin) continue;
        const Mark* end = endOf(marks, mark);
        clips.push_back({mark.label, mark.startS - options.beforeS, (end ? end->startS : durationS) + options.afterS});
    }
    if (clips.empty())
        for (const Mark& mark : marks)
            if (mark.kind == MarkKind::Prediction && !mark.label.empty())
                clips.push_back({mark.label, mark.startS - options.beforeS, mark.endS + options.afterS, false});
    for (PlannedClip& clip : clips) {
        clip.startS = std::clamp(clip.startS, 0.0, durationS);
        clip.endS = std::clamp(clip.endS, 0.0, durationS);
    }
    std::erase_if(clips, [](const PlannedClip& clip) { return clip.endS - clip.startS < kShortestS; });
    std::sort(clips.begin(), clips.end(),
              [](const PlannedClip& a, const PlannedClip& b) { return a.startS < b.startS; });
    return clips;
}

}  // namespace core

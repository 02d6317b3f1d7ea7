#include "core/simulator/script.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "core/simulator/random.h"
#include "core/simulator/subject.h"
#include "core/types/error.h"
#include "core/types/gesture.h"
#include "core/types/label_set.h"

namespace core {
namespace {

constexpr std::array<ActivityKind, 6> kIdleKinds{ActivityKind::Rest,  ActivityKind::Walk,       ActivityKind::Type,
                                                 ActivityKind::Reach, ActivityKind::LookAround, ActivityKind::Abort};

constexpr double kMimicked = 0.4;  ///< part of the "none" clips

Activity activityOf(ActivityKind kind, Random& random) {
    Activity activity;
    activity.kind = kind;
    activity.seed = random.next();
    activity.endS = random.uniform(0.8, 4);
    if (activity.kind == ActivityKind::Reach) activity.endS = random.uniform(1.2, 3.2);
    if (activity.kind == ActivityKind::Abort) {
        activity.endS = random.uniform(1.3, 2.6);
        activity.gesture = random.index(kGestureCount);
    }
    return activity;
}

Activity idleActivity(Random& random) {
    return activityOf(kIdleKinds[std::size_t(random.index(int(kIdleKinds.size())))], random);
}

/// Circles and S curves are longer than single strokes.
double drawingS(Random& random, const MotionStyle& style, int gesture) {
    const bool longCurve = gesture == 2 || gesture == 3 || gesture == 8 || gesture == 9;
    const double variation = 1 + 0.14 * style.sloppiness * random.uniform(-1, 1);
    return std::clamp(style.gestureS * variation * (longCurve ? 1.15 : 1), 0.7, 2.8);
}

Activity gestureActivity(Random& random, const MotionStyle& style, int gesture) {
    Activity activity;
    activity.kind = ActivityKind::Gesture;
    activity.gesture = gesture;
    activity.seed = random.next();
    activity.drawStartS = random.uniform(0.35, 0.95);
    activity.drawEndS = activity.drawStartS + drawingS(random, style, gesture);
    activity.endS = activity.drawEndS + random.uniform(0.4, 1);
    return activity;
}

void append(Script& script, Activity activity) {
    const double offset = script.activities.empty() ? 0 : script.activities.back().endS;
    activity.startS += offset;
    activity.drawStartS += offset;
    activity.drawEndS += offset;
    activity.endS += offset;
    script.activities.push_back(activity);
    script.durationS = activity.endS;
}

/// Makes `originS` the new time 0 and `durationS` the new duration.
void shift(Script& script, double originS, double durationS) {
    for (Activity& activity : script.activities) {
        activity.startS -= originS;
        activity.drawStartS -= originS;
        activity.drawEndS -= originS;
        activity.endS -= originS;
    }
    script.durationS = durationS;
}

void appendIdling(Random& random, Script& script, double atLeastS) {
    const double untilS = script.durationS + atLeastS;
    while (script.durationS < untilS) append(script, idleActivity(random));
}

/// Idling, one gesture and idling again; long enough around the gesture for any lead and tail.
Script gestureInIdling(Random& random, const MotionStyle& style, int gesture, double roomS) {
    Script script;
    appendIdling(random, script, roomS);
    append(script, gestureActivity(random, style, gesture));
    appendIdling(random, script, roomS);
    return script;
}

const Activity& gestureOf(const Script& script) {
    return *std::find_if(script.activities.begin(), script.activities.end(),
                         [](const Activity& a) { return a.kind == ActivityKind::Gesture; });
}

/// The footage around `startS` with at most a quarter of the gesture: {start, end}.
std::pair<double, double> quietAround(double startS, const Script& script) {
    const Activity& gesture = gestureOf(script);
    const double quarterS = (gesture.drawEndS - gesture.drawStartS) / 4;
    if (startS < gesture.drawStartS) return {0, std::min(script.durationS, gesture.drawStartS + quarterS)};
    return {std::max(0.0, gesture.drawEndS - quarterS), script.durationS};
}

/// A stretch of time that is not a gesture: {start, end}. There is footage for at least `leadS` before it.
std::pair<double, double> noneBounds(Random& random, const Script& script, double leadS) {
    const Activity& gesture = gestureOf(script);
    const double drawS = gesture.drawEndS - gesture.drawStartS;
    const double lengthS = drawS * random.uniform(0.75, 1.4);
    const double place = random.unit();
    double startS = 0;
    if (place < 0.6) {  // within idling
        startS = random.uniform(leadS, gesture.startS - lengthS);
    } else if (place < 0.82) {  // the approach, with at most a quarter of the drawing
        startS = gesture.drawStartS + drawS * random.uniform(-0.2, 0.25) - lengthS;
    } else {  // the return
        startS = gesture.drawEndS - drawS * random.uniform(-0.2, 0.25);
    }
    return {startS, startS + lengthS};
}

/// The stretch between the bounds, with the wanted footage around it.
ClipScript cutOut(Script script, const ClipRequest& request, double startS, double endS) {
    const double durationS = endS - startS + request.leadS + request.tailS;
    shift(script, startS - request.leadS, durationS);
    const double tailStartS = durationS - request.tailS;
    return {std::move(script), request.leadS, tailStartS, request.leadS, tailStartS};
}

/// What is taken for a gesture most easily, cut where its stroke and return would be those of one: a reach, or a
/// gesture torn off. There is no gesture anywhere around.
ClipScript mimicClip(Random& random, const ClipRequest& request) {
    Script script;
    appendIdling(random, script, request.leadS + 1);
    append(script, activityOf(random.chance(0.6) ? ActivityKind::Abort : ActivityKind::Reach, random));
    const Activity mimic = script.activities.back();
    appendIdling(random, script, request.tailS + 1);
    const double lengthS = mimic.endS - mimic.startS;
    ClipScript clip = cutOut(std::move(script), request, mimic.startS + lengthS * random.uniform(0, 0.3),
                             mimic.endS - lengthS * random.uniform(0, 0.2));
    clip.quietStartS = 0;
    clip.quietEndS = clip.script.durationS;
    return clip;
}

}  // namespace

std::vector<TruthEvent> Script::truth() const {
    std::vector<TruthEvent> events;
    for (const Activity& activity : activities) {
        if (activity.kind != ActivityKind::Gesture) continue;
        if (activity.drawEndS <= 0 || activity.drawStartS >= durationS) continue;
        events.push_back({std::string(gestureId(activity.gesture)), std::max(0.0, activity.drawStartS),
                          std::min(durationS, activity.drawEndS)});
    }
    return events;
}

ClipScript clipScript(const ClipRequest& request) {
    const std::optional<int> wanted = gestureIndex(request.label);
    if (!wanted && request.label != kNoneLabel) {
        throw Error("the simulator knows no label \"" + std::string(request.label) + "\"; use G1 to G12 or none",
                    Error::Kind::BadUsage);
    }
    Random random(mixSeed(request.takeSeed, 0xC119));
    const MotionStyle style = Subject::fromSeed(request.subjectSeed).motion;
    const double roomS = std::max(request.leadS, request.tailS) + 5;
    if (!wanted && random.chance(kMimicked)) return mimicClip(random, request);
    Script script = gestureInIdling(random, style, wanted.value_or(random.index(kGestureCount)), roomS);
    const Activity& gesture = gestureOf(script);
    const auto [startS, endS] =
        wanted ? std::pair{gesture.drawStartS, gesture.drawEndS} : noneBounds(random, script, request.leadS);
    ClipScript clip = cutOut(std::move(script), request, startS, endS);
    if (!wanted) std::tie(clip.quietStartS, clip.quietEndS) = quietAround(clip.startS, clip.script);
    return clip;
}

Script continuousScript(std::uint64_t subjectSeed, std::uint64_t takeSeed, double durationS) {
    Random random(mixSeed(takeSeed, 0xC027));
    const MotionStyle style = Subject::fromSeed(subjectSeed).motion;
    Script script;
    append(script, idleActivity(random));
    while (script.activities.back().endS < durationS) {
        append(script, gestureActivity(random, style, random.index(kGestureCount)));
        const int pauses = random.chance(0.3) ? 2 : 1;
        for (int i = 0; i < pauses; ++i) append(script, idleActivity(random));
    }
    script.durationS = durationS;
    return script;
}

}  // namespace core

#include "app/cli/live_evaluation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/pipeline/offline.h"
#include "core/simulator/random.h"
#include "core/simulator/simulator_source.h"
#include "core/types/error.h"

namespace app {

namespace {

enum Stream : std::uint64_t { Person = 101, Room, Day, Take, IdleTake };

/// The same activities without the whole gestures, moved together, up to the wanted length.
core::Script withoutGestures(const core::Script& script, double durationS) {
    core::Script idle;
    double time = 0;
    for (core::Activity activity : script.activities) {
        if (activity.kind == core::ActivityKind::Gesture) continue;
        const double shift = time - activity.startS;
        activity.startS += shift;
        activity.drawStartS += shift;
        activity.drawEndS += shift;
        activity.endS += shift;
        time = activity.endS;
        idle.activities.push_back(activity);
        if (time >= durationS) break;
    }
    idle.durationS = std::min(time, durationS);
    return idle;
}

core::FootageConfig footageOf(std::uint64_t seed, const LiveEvaluationOptions& options) {
    core::FootageConfig footage;
    footage.subjectSeed = core::mixSeed(seed, Person);
    footage.sceneSeed = core::mixSeed(seed, Room);
    footage.sessionSeed = core::mixSeed(seed, Day);
    footage.width = footage.height = options.size;
    return footage;
}

core::FootageConfig gesturesOf(std::uint64_t seed, const LiveEvaluationOptions& options) {
    core::FootageConfig footage = footageOf(seed, options);
    footage.script = core::continuousScript(footage.subjectSeed, core::mixSeed(seed, Take), options.minutes * 60);
    footage.script.durationS = footage.script.activities.back().endS;  // no gesture is cut off by the end
    return footage;
}

core::FootageConfig idlingOf(std::uint64_t seed, const LiveEvaluationOptions& options) {
    constexpr double kSpare = 5;  // most of a continuous script is gestures
    core::FootageConfig footage = footageOf(seed, options);
    const double wantedS = options.idleMinutes * 60;
    const auto mixed = core::continuousScript(footage.subjectSeed, core::mixSeed(seed, IdleTake), wantedS * kSpare);
    footage.script = withoutGestures(mixed, wantedS);
    return footage;
}

}  // namespace

Played playThrough(core::FrameSource& source, core::Classifier& classifier, const core::LiveConfig& live,
                   std::stop_token stop) {
    const core::OfflineResult result = core::runOffline(source, classifier, {live}, stop);
    if (stop.stop_requested()) throw core::Error("stopped; an evaluation counts only when it is complete");
    if (result.results.empty()) throw core::Error("it has no picture; record it anew, or take it out");
    const core::TimePoint last = result.results.back().prediction.newestFrame;
    return {core::firedEvents(result.events, classifier.info().labels, core::TimePoint{}),
            core::Seconds(last.time_since_epoch()).count()};
}

ContinuousReport evaluateLive(core::Classifier& classifier, const LiveEvaluationOptions& options,
                              const std::function<void(double, double)>& progress, std::stop_token stop) {
    ContinuousReport report;
    const double total = options.people * (options.minutes + options.idleMinutes);
    double done = 0;
    for (int person = 0; person < options.people; ++person) {
        const std::uint64_t seed = options.seed + std::uint64_t(person);
        const auto watch = [&](const core::FootageConfig& footage, double minutes) {
            core::SimulatorSource source(core::Footage(footage), options.framesPerSecond, false);
            const Played played = playThrough(source, classifier, options.live, stop);
            report.add(std::to_string(seed), countVideo(footage.script.truth(), played.fired, played.seconds));
            progress(done += minutes, total);
        };
        watch(gesturesOf(seed, options), options.minutes);
        if (options.idleMinutes > 0) watch(idlingOf(seed, options), options.idleMinutes);
    }
    return report;
}

}  // namespace app

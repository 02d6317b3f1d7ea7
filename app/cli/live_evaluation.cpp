#include "app/cli/live_evaluation.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/pipeline/offline.h"
#include "core/simulator/random.h"
#include "core/simulator/simulator_source.h"
#include "core/types/error.h"

namespace app {

using Json = nlohmann::ordered_json;

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

double percentile(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::size_t(std::lround(part * double(values.size() - 1)))];
}

/// Adds up the measurements of one video after another.
class Measurement {
public:
    Measurement(core::Classifier& classifier, const LiveEvaluationOptions& options, std::stop_token stop)
        : m_classifier(classifier), m_options(options), m_stop(std::move(stop)) {}

    void addGestures(core::FootageConfig config, std::uint64_t takeSeed) {
        config.script = core::continuousScript(config.subjectSeed, takeSeed, m_options.minutes * 60);
        config.script.durationS = config.script.activities.back().endS;  // no gesture is cut off by the end
        m_report.seconds += config.script.durationS;
        const std::vector<core::TruthEvent> truth = config.script.truth();
        const std::vector<core::FiredEvent> fired = fires(std::move(config));
        m_report.strict += core::matchEvents(truth, fired, 0);
        m_report.standard += core::matchEvents(truth, fired, 0.5);
        m_report.lenient += core::matchEvents(truth, fired, 1);
        m_weighted += core::levenshteinAccuracy(truth, fired) * double(truth.size());
        ++m_report.people;
    }

    void addIdle(core::FootageConfig config, std::uint64_t takeSeed) {
        const double wantedS = m_options.idleMinutes * 60;
        constexpr double kSpare = 5;  // most of a continuous script is gestures
        const core::Script mixed = core::continuousScript(config.subjectSeed, takeSeed, wantedS * kSpare);
        config.script = withoutGestures(mixed, wantedS);
        m_report.idle.hours += config.script.durationS / 3600;
        m_report.idle.fires += int(fires(std::move(config)).size());
    }

    LiveEvaluationReport report() {
        m_report.levenshtein = m_report.standard.truth > 0 ? m_weighted / m_report.standard.truth : 0;
        return m_report;
    }

private:
    std::vector<core::FiredEvent> fires(core::FootageConfig config) {
        core::SimulatorSource source(core::Footage(std::move(config)), m_options.framesPerSecond, false);
        const core::OfflineResult result = core::runOffline(source, m_classifier, {m_options.live}, m_stop);
        if (m_stop.stop_requested()) throw core::Error("stopped; an evaluation counts only when it is complete");
        return core::firedEvents(result.events, m_classifier.info().labels, core::TimePoint{});
    }

    core::Classifier& m_classifier;
    const LiveEvaluationOptions& m_options;
    std::stop_token m_stop;
    LiveEvaluationReport m_report;
    double m_weighted = 0;
};

Json countsJson(const core::EventCounts& counts) {
    return {{"f1", counts.f1()},
            {"precision", counts.precision()},
            {"recall", counts.recall()},
            {"truth", counts.truth},
            {"fired", counts.fired},
            {"matched", counts.matched},
            {"misses", counts.misses},
            {"substitutions", counts.substitutions},
            {"duplicates", counts.duplicates},
            {"insertions", counts.insertions}};
}

}  // namespace

LiveEvaluationReport evaluateLive(core::Classifier& classifier, const LiveEvaluationOptions& options,
                                  const std::function<void(double, double)>& progress, std::stop_token stop) {
    Measurement measurement(classifier, options, std::move(stop));
    const double total = options.people * (options.minutes + options.idleMinutes);
    double done = 0;
    for (int person = 0; person < options.people; ++person) {
        const std::uint64_t seed = options.seed + std::uint64_t(person);
        const core::FootageConfig footage = footageOf(seed, options);
        measurement.addGestures(footage, core::mixSeed(seed, Take));
        progress(done += options.minutes, total);
        if (options.idleMinutes > 0) measurement.addIdle(footage, core::mixSeed(seed, IdleTake));
        progress(done += options.idleMinutes, total);
    }
    return measurement.report();
}

Json liveEvaluationJson(const LiveEvaluationReport& report) {
    const core::EventCounts& counts = report.standard;
    return {
        {"people", report.people},
        {"seconds", report.seconds},
        {"event_f1", counts.f1()},
        {"tolerance_0_s", countsJson(report.strict)},
        {"tolerance_0.5_s", countsJson(counts)},
        {"tolerance_1_s", countsJson(report.lenient)},
        {"levenshtein_accuracy", report.levenshtein},
        {"time_to_detect",
         {{"p50", percentile(counts.timeToDetect, 0.5)}, {"p95", percentile(counts.timeToDetect, 0.95)}}},
        {"delay_ms", {{"p50", percentile(counts.delayS, 0.5) * 1000}, {"p95", percentile(counts.delayS, 0.95) * 1000}}},
        {"idle",
         {{"hours", report.idle.hours},
          {"fires", report.idle.fires},
          {"per_hour", report.idle.perHour()},
          {"upper_bound_95", report.idle.upperBound95()}}}};
}

void printLiveEvaluation(Console& console, const LiveEvaluationReport& report) {
    console.result(format("continuous footage of %d people, %s, %d gestures", report.people,
                          durationText(report.seconds).c_str(), report.standard.truth));
    const auto row = [&](const char* name, const core::EventCounts& counts) {
        console.result(
            format("  %-22s F1 %.3f  precision %.3f  recall %.3f  (%d missed, %d wrong, %d twice, %d invented)", name,
                   counts.f1(), counts.precision(), counts.recall(), counts.misses, counts.substitutions,
                   counts.duplicates, counts.insertions));
    };
    row("until the end", report.strict);
    row("until 0.5 s after it", report.standard);
    row("until 1 s after it", report.lenient);
    const core::EventCounts& counts = report.standard;
    console.result(format("  Levenshtein accuracy   %.3f", report.levenshtein));
    console.result(format("  time to detect         p50 %.2f, p95 %.2f of the gesture (below 1: before its end)",
                          percentile(counts.timeToDetect, 0.5), percentile(counts.timeToDetect, 0.95)));
    console.result(format("  after the end          p50 %.0f ms, p95 %.0f ms", percentile(counts.delayS, 0.5) * 1000,
                          percentile(counts.delayS, 0.95) * 1000));
    console.result(format("  without gestures       %d events in %.2f h: %.1f per hour (95 %%: below %.1f)",
                          report.idle.fires, report.idle.hours, report.idle.perHour(), report.idle.upperBound95()));
}

}  // namespace app

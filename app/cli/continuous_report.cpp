#include "app/cli/continuous_report.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

using Json = nlohmann::ordered_json;

double percentile(std::vector<double> values, double part) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    return values[std::size_t(std::lround(part * double(values.size() - 1)))];
}

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

std::string countsLine(const char* name, const core::EventCounts& counts) {
    return format("  %-22s F1 %.3f  precision %.3f  recall %.3f  (%d missed, %d wrong, %d twice, %d invented)", name,
                  counts.f1(), counts.precision(), counts.recall(), counts.misses, counts.substitutions,
                  counts.duplicates, counts.insertions);
}

std::string intervalText(const std::vector<training::Interval>& intervals, std::size_t place) {
    if (intervals.empty()) return {};
    return format("  (other people, 95 %%: %.3f to %.3f)", intervals[place].low, intervals[place].high);
}

}  // namespace

double ContinuousCounts::levenshtein() const {
    return standard.truth == 0 ? 0 : core::levenshteinAccuracy(sequenceErrors, standard.truth);
}

ContinuousCounts& ContinuousCounts::operator+=(const ContinuousCounts& other) {
    strict += other.strict;
    standard += other.standard;
    lenient += other.lenient;
    sequenceErrors += other.sequenceErrors;
    idle.fires += other.idle.fires;
    idle.hours += other.idle.hours;
    seconds += other.seconds;
    return *this;
}

ContinuousCounts countVideo(std::span<const core::TruthEvent> truth, std::span<const core::FiredEvent> fired,
                            double seconds) {
    ContinuousCounts counts;
    if (truth.empty()) {
        counts.idle = {int(fired.size()), seconds / 3600};
        return counts;
    }
    counts.strict = core::matchEvents(truth, fired, 0);
    counts.standard = core::matchEvents(truth, fired, 0.5);
    counts.lenient = core::matchEvents(truth, fired, 1);
    counts.sequenceErrors = core::sequenceDistance(truth, fired);
    counts.seconds = seconds;
    return counts;
}

ContinuousCounts ContinuousReport::total() const {
    ContinuousCounts total;
    for (const auto& [name, counts] : m_people) total += counts;
    return total;
}

std::vector<training::Interval> ContinuousReport::intervals() const {
    return training::bootstrapIntervals(people(), [&](const std::vector<int>& drawn) {
        double matched = 0, fired = 0, truth = 0, errors = 0;
        std::size_t person = 0;
        for (const auto& [name, counts] : m_people) {
            const double times = drawn[person++];
            matched += times * counts.standard.matched;
            fired += times * counts.standard.fired;
            truth += times * counts.standard.truth;
            errors += times * counts.sequenceErrors;
        }
        return std::vector<double>{truth + fired == 0 ? 1 : 2 * matched / (truth + fired),
                                   truth == 0 ? 0 : core::levenshteinAccuracy(errors, truth)};
    });
}

Json ContinuousReport::json() const {
    const ContinuousCounts all = total();
    const core::EventCounts& counts = all.standard;
    Json json = {
        {"people", people()},
        {"seconds", all.seconds},
        {"event_f1", counts.f1()},
        {"tolerance_0_s", countsJson(all.strict)},
        {"tolerance_0.5_s", countsJson(counts)},
        {"tolerance_1_s", countsJson(all.lenient)},
        {"levenshtein_accuracy", all.levenshtein()},
        {"time_to_detect",
         {{"p50", percentile(counts.timeToDetect, 0.5)}, {"p95", percentile(counts.timeToDetect, 0.95)}}},
        {"delay_ms", {{"p50", percentile(counts.delayS, 0.5) * 1000}, {"p95", percentile(counts.delayS, 0.95) * 1000}}},
        {"idle",
         {{"hours", all.idle.hours},
          {"fires", all.idle.fires},
          {"per_hour", all.idle.perHour()},
          {"upper_bound_95", all.idle.upperBound95()}}}};
    if (const auto bounds = intervals(); !bounds.empty()) {
        json["event_f1_interval"] = {bounds[0].low, bounds[0].high};
        json["levenshtein_interval"] = {bounds[1].low, bounds[1].high};
    }
    return json;
}

void ContinuousReport::print(Console& console) const {
    const ContinuousCounts all = total();
    const core::EventCounts& counts = all.standard;
    const auto bounds = intervals();
    console.result(format("continuous footage of %d people, %s, %d gestures", people(),
                          durationText(all.seconds).c_str(), counts.truth));
    if (counts.truth > 0) {
        console.result(countsLine("until the end", all.strict));
        console.result(countsLine("until 0.5 s after it", counts));
        console.result(countsLine("until 1 s after it", all.lenient));
        console.result(format("  event F1 at 0.5 s      %.3f", counts.f1()) + intervalText(bounds, 0));
        console.result(format("  Levenshtein accuracy   %.3f", all.levenshtein()) + intervalText(bounds, 1));
        console.result(format("  time to detect         p50 %.2f, p95 %.2f of the gesture (below 1: before its end)",
                              percentile(counts.timeToDetect, 0.5), percentile(counts.timeToDetect, 0.95)));
        console.result(format("  after the end          p50 %.0f ms, p95 %.0f ms",
                              percentile(counts.delayS, 0.5) * 1000, percentile(counts.delayS, 0.95) * 1000));
    }
    if (all.idle.hours > 0)
        console.result(format("  without gestures       %d events in %.2f h: %.1f per hour (95 %%: below %.1f)",
                              all.idle.fires, all.idle.hours, all.idle.perHour(), all.idle.upperBound95()));
}

}  // namespace app

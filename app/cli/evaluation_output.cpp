#include "app/cli/evaluation_output.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/classify/ranking.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using training::EvaluationReport;
using training::Interval;

Json intervalJson(const std::optional<Interval>& interval) {
    return interval ? Json{interval->low, interval->high} : Json();
}

Json reliabilityJson(const training::Metrics& metrics) {
    Json bins = Json::array();
    for (const training::CalibrationBin& bin : metrics.reliability)
        bins.push_back({{"confidence", bin.confidence}, {"accuracy", bin.accuracy}, {"count", bin.count}});
    return bins;
}

Json clipsJson(const EvaluationReport& report) {
    constexpr int kTop = 5;
    Json clips = Json::array();
    for (const training::JudgedClip& clip : report.clips) {
        Json top = Json::array();
        for (const Ranked& ranked : ranking(clip.probabilities, report.labels, kTop))
            top.push_back({{"label", ranked.label}, {"probability", ranked.probability}});
        clips.push_back({{"path", clip.path},
                         {"subject", clip.subject},
                         {"start_s", clip.startS},
                         {"end_s", clip.endS},
                         {"duration_s", clip.durationS},
                         {"label", report.labels.names.at(std::size_t(clip.label))},
                         {"predicted", report.labels.names.at(std::size_t(clip.predicted()))},
                         {"confidence", clip.confidence()},
                         {"top", std::move(top)}});
    }
    return clips;
}

Json peopleJson(const EvaluationReport& report) {
    Json people = Json::array();
    for (const auto& [subject, tally] : tallyByPerson(report))
        people.push_back({{"subject", subject},
                          {"clips", tally.clips},
                          {"top1", tally.top1()},
                          {"top5", tally.top5()},
                          {"macro_f1", tally.macroF1()}});
    return people;
}

Json failedJson(const EvaluationReport& report) {
    Json failed = Json::array();
    for (const training::FailedClip& clip : report.failed)
        failed.push_back({{"path", clip.path}, {"error", clip.error}});
    return failed;
}

training::Spread spreadOver(const std::vector<training::Fold>& folds, double training::Metrics::*score) {
    std::vector<double> values;
    for (const training::Fold& fold : folds) values.push_back(fold.report.metrics.*score);
    return training::spreadOf(values);
}

/// The folds one by one, and the mean and deviation of their scores.
void addFolds(Json& json, const std::vector<training::Fold>& folds) {
    Json list = Json::array();
    for (const training::Fold& fold : folds) {
        const training::Metrics& metrics = fold.report.metrics;
        list.push_back({{"people", fold.people},
                        {"model", fold.report.model},
                        {"clips", metrics.clips},
                        {"top1", metrics.top1},
                        {"top5", metrics.top5},
                        {"macro_f1", metrics.macroF1}});
    }
    json["folds"] = std::move(list);
    const auto both = [&](double training::Metrics::*score) {
        const training::Spread spread = spreadOver(folds, score);
        return Json{{"mean", spread.mean}, {"deviation", spread.deviation}};
    };
    json["over_folds"] = {{"top1", both(&training::Metrics::top1)},
                          {"top5", both(&training::Metrics::top5)},
                          {"macro_f1", both(&training::Metrics::macroF1)}};
}

Json comparisonJson(const training::Comparison& comparison) {
    Json classes = Json::array();
    for (const training::ClassComparison& row : comparison.perClass)
        classes.push_back(
            {{"label", row.label}, {"clips", row.clips}, {"accuracy", row.accuracy}, {"difference", row.difference}});
    return {{"model", comparison.model},
            {"top1", comparison.top1},
            {"macro_f1", comparison.macroF1},
            {"difference", comparison.difference},
            {"interval", intervalJson(comparison.interval)},
            {"macro_f1_difference", comparison.macroF1Difference},
            {"macro_f1_difference_interval", intervalJson(comparison.macroF1Interval)},
            {"only_this_right", comparison.onlyThis},
            {"only_other_right", comparison.onlyOther},
            {"per_class", std::move(classes)}};
}

std::string bar(double part) {
    constexpr int kWidth = 30;
    std::string text;
    for (int i = 0; i < kWidth; ++i) text += i < int(part * kWidth + 0.5) ? "#" : ".";
    return text;
}

std::string percentText(const Interval& interval) {
    return format("%.1f..%.1f %%", interval.low * 100, interval.high * 100);
}

void printFolds(Console& console, const std::vector<training::Fold>& folds) {
    for (const training::Fold& fold : folds) {
        std::string people;
        for (const std::string& person : fold.people) people += (people.empty() ? "" : ", ") + person;
        console.result(format("  top-1 %5.1f %%, macro F1 %.3f, %d clips of %s", fold.report.metrics.top1 * 100,
                              fold.report.metrics.macroF1, fold.report.metrics.clips, people.c_str()));
    }
    const training::Spread top1 = spreadOver(folds, &training::Metrics::top1);
    const training::Spread f1 = spreadOver(folds, &training::Metrics::macroF1);
    console.result(format("  over the folds: top-1 %.1f +- %.1f %%, macro F1 %.3f +- %.3f (mean, deviation)",
                          top1.mean * 100, top1.deviation * 100, f1.mean, f1.deviation));
}

void printComparison(Console& console, const training::Comparison& comparison) {
    console.result(format("compared with %s: top-1 %.1f %%, macro F1 %.3f", comparison.model.c_str(),
                          comparison.top1 * 100, comparison.macroF1));
    std::string line = format("  difference %+.1f points", comparison.difference * 100);
    if (comparison.interval)
        line += format(" (95 %%: %+.1f..%+.1f)", comparison.interval->low * 100, comparison.interval->high * 100);
    console.result(line +
                   format("; only the first right %d, only the other %d", comparison.onlyThis, comparison.onlyOther));
    for (const training::ClassComparison& row : comparison.perClass) {
        if (row.clips == 0) continue;
        console.result(format("  %-28s %+6.1f points  to %5.1f %%, from %5.1f %%", spokenLabel(row.label).c_str(),
                              row.difference * 100, (row.accuracy + row.difference) * 100, row.accuracy * 100));
    }
}

}  // namespace

Json evaluationJson(const Evaluation& evaluation) {
    const EvaluationReport& report = evaluation.report;
    const training::Metrics& metrics = report.metrics;
    const auto interval = [&](Interval training::ScoreIntervals::*score) {
        return report.intervals ? intervalJson((*report.intervals).*score) : Json();
    };
    Json json = {{"model", report.model},
                 {"part", evaluation.part},
                 {"clips", metrics.clips},
                 {"gesture_clips", metrics.gestureClips},
                 {"top1", metrics.top1},
                 {"top1_interval", interval(&training::ScoreIntervals::top1)},
                 {"top5", metrics.top5},
                 {"top5_interval", interval(&training::ScoreIntervals::top5)},
                 {"macro_f1", metrics.macroF1},
                 {"macro_f1_interval", interval(&training::ScoreIntervals::macroF1)},
                 {"ece", metrics.ece},
                 {"none_accuracy", metrics.noneAccuracy},
                 {"per_class", metrics.perClass},
                 {"confusion", metrics.confusion},
                 {"labels", report.labels.names},
                 {"reliability", reliabilityJson(metrics)},
                 {"per_subject", peopleJson(report)},
                 {"per_clip", clipsJson(report)},
                 {"failed", failedJson(report)}};
    if (const auto& open = report.openSet)
        json["open_set"] = {{"clips", open->clips}, {"auroc", open->auroc}, {"fpr_at_95_tpr", open->falsePositives}};
    if (!evaluation.folds.empty()) addFolds(json, evaluation.folds);
    if (evaluation.comparison) json["comparison"] = comparisonJson(*evaluation.comparison);
    return json;
}

void printEvaluation(Console& console, const Evaluation& evaluation) {
    const EvaluationReport& report = evaluation.report;
    const training::Metrics& metrics = report.metrics;
    console.result(format("%s, %s: %d clips, %d of gestures", report.model.c_str(), evaluation.part.c_str(),
                          metrics.clips, metrics.gestureClips));
    console.result(format("  top-1 %.1f %%  top-5 %.1f %%  macro F1 %.3f  calibration error %.3f", metrics.top1 * 100,
                          metrics.top5 * 100, metrics.macroF1, metrics.ece));
    const std::size_t people = tallyByPerson(report).size();
    if (report.intervals) {
        const Interval& f1 = report.intervals->macroF1;
        console.result(
            format("  for other people, 95 %% by resampling these %zu: top-1 %s  top-5 %s  macro F1 "
                   "%.3f..%.3f",
                   people, percentText(report.intervals->top1).c_str(), percentText(report.intervals->top5).c_str(),
                   f1.low, f1.high));
    } else {
        console.result("  no interval: that takes clips of at least two people");
    }
    if (const auto& open = report.openSet)
        console.result(format("  %d clips of unknown gestures: AUROC %.3f, %.1f %% pass where 95 %% of the known do",
                              open->clips, open->auroc, open->falsePositives * 100));
    for (std::size_t i = 0; i < report.labels.names.size(); ++i) {
        const auto& row = metrics.confusion.at(i);
        if (std::all_of(row.begin(), row.end(), [](int count) { return count == 0; })) {
            console.result(format("  %-28s no clips", spokenLabel(report.labels.names[i]).c_str()));
            continue;
        }
        const double rate = metrics.perClass.at(i);
        console.result(
            format("  %-28s %5.1f %%  %s", spokenLabel(report.labels.names[i]).c_str(), rate * 100, bar(rate).c_str()));
    }
    if (!evaluation.folds.empty()) printFolds(console, evaluation.folds);
    if (evaluation.comparison) printComparison(console, *evaluation.comparison);
    for (const training::FailedClip& clip : report.failed)
        console.notice("not judged: " + clip.path + ": " + clip.error);
}

}  // namespace app

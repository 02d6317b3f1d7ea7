#include "training/evaluation/evaluator.h"

#include <utility>

#include "training/evaluation/judge_recordings.h"
#include "training/evaluation/judge_simulated.h"

namespace training {
namespace {

std::optional<ScoreIntervals> intervalsOf(const EvaluationReport& report) {
    const std::map<std::string, Tally> people = tallyByPerson(report);
    const auto intervals = bootstrapIntervals(int(people.size()), [&](const std::vector<int>& drawn) {
        Tally sum(report.labels);
        auto times = drawn.begin();
        for (const auto& [subject, tally] : people) sum.add(tally, *times++);
        return std::vector<double>{sum.top1(), sum.top5(), sum.macroF1()};
    });
    if (intervals.empty()) return {};
    return ScoreIntervals{intervals[0], intervals[1], intervals[2]};
}

}  // namespace

EvaluationReport evaluate(const core::TrainingConfig& config, const EvaluationRequest& request,
                          const ProgressSink& progress, std::stop_token stop) {
    const auto judge = config.data.source == "simulate" ? judgeSimulated : judgeRecordings;
    return reportOf(request, judge(config, request, progress, stop));
}

EvaluationReport reportOf(const EvaluationRequest& request, Judgement judgement) {
    EvaluationReport report;
    report.model = request.model;
    report.part = request.part;
    report.labels = std::move(judgement.labels);
    report.clips = std::move(judgement.clips);
    report.failed = std::move(judgement.failed);
    std::vector<std::vector<float>> logits;
    std::vector<int> truth;
    std::vector<double> confidences;
    for (const JudgedClip& clip : report.clips) {
        logits.push_back(clip.logits);
        truth.push_back(clip.label);
        confidences.push_back(clip.confidence());
    }
    report.metrics = measure(logits, truth, report.labels, confidences);
    report.intervals = intervalsOf(report);
    if (request.openSet) report.openSet = measureOpenSet(report.clips, judgement.unknown, report.labels);
    return report;
}

std::map<std::string, Tally> tallyByPerson(const EvaluationReport& report) {
    std::map<std::string, Tally> people;
    for (const JudgedClip& clip : report.clips)
        people.try_emplace(clip.subject, report.labels).first->second.add(clip.logits, clip.label);
    return people;
}

}  // namespace training

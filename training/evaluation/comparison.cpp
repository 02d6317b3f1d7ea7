#include "training/evaluation/comparison.h"

#include <algorithm>
#include <cstddef>

#include "core/types/error.h"

namespace training {
namespace {

const std::string& nameOf(const EvaluationReport& report, const JudgedClip& clip) {
    return report.labels.names.at(std::size_t(clip.label));
}

void checkSame(const EvaluationReport& report, const EvaluationReport& other) {
    const auto same = [&](const JudgedClip& a, const JudgedClip& b) {
        return a.path == b.path && a.startS == b.startS && a.subject == b.subject &&
               nameOf(report, a) == nameOf(other, b);
    };
    const bool equal =
        std::equal(report.clips.begin(), report.clips.end(), other.clips.begin(), other.clips.end(), same);
    if (equal) return;
    throw core::Error("The models " + report.model + " and " + other.model +
                          " cannot be compared: they were not shown the same clips with the same labels. Simulated "
                          "clips differ for models with and without \"none\"; recordings are the same for both.",
                      core::Error::Kind::BadUsage);
}

void addIntervals(Comparison& comparison, const EvaluationReport& report, const EvaluationReport& other) {
    const auto mine = tallyByPerson(report), theirs = tallyByPerson(other);
    const auto intervals = bootstrapIntervals(int(mine.size()), [&](const std::vector<int>& drawn) {
        Tally a(report.labels), b(other.labels);
        auto times = drawn.begin();
        for (const auto& [subject, tally] : mine) {
            a.add(tally, *times);
            b.add(theirs.at(subject), *times++);
        }
        return std::vector<double>{a.top1() - b.top1(), a.macroF1() - b.macroF1()};
    });
    if (intervals.empty()) return;
    comparison.interval = intervals[0];
    comparison.macroF1Interval = intervals[1];
}

std::vector<ClassComparison> classesOf(const EvaluationReport& report, const EvaluationReport& other) {
    std::vector<ClassComparison> classes;
    for (std::size_t i = 0; i < report.labels.names.size(); ++i) {
        ClassComparison row;
        row.label = report.labels.names[i];
        for (const int count : report.metrics.confusion.at(i)) row.clips += count;
        const auto there = other.labels.indexOf(row.label);
        if (there) row.accuracy = other.metrics.perClass.at(std::size_t(*there));
        row.difference = report.metrics.perClass.at(i) - row.accuracy;
        classes.push_back(std::move(row));
    }
    return classes;
}

}  // namespace

Comparison compare(const EvaluationReport& report, const EvaluationReport& other) {
    checkSame(report, other);
    Comparison comparison;
    comparison.model = other.model;
    comparison.top1 = other.metrics.top1;
    comparison.macroF1 = other.metrics.macroF1;
    comparison.difference = report.metrics.top1 - other.metrics.top1;
    comparison.macroF1Difference = report.metrics.macroF1 - other.metrics.macroF1;
    for (std::size_t i = 0; i < report.clips.size(); ++i) {
        const bool here = report.clips[i].predicted() == report.clips[i].label;
        const bool there = other.clips[i].predicted() == other.clips[i].label;
        comparison.onlyThis += here && !there ? 1 : 0;
        comparison.onlyOther += there && !here ? 1 : 0;
    }
    comparison.perClass = classesOf(report, other);
    addIntervals(comparison, report, other);
    return comparison;
}

}  // namespace training

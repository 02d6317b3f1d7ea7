#pragma once

#include <string>

#include "training/evaluation/comparison.h"
#include "training/evaluation/evaluator.h"

namespace training {

// The drawings of a report, each an SVG that takes its colours from the page. Data may be empty: then they say so.

/// True classes down, answers across, shaded by share of the row; the counts are written where there is room.
std::string confusionChart(const EvaluationReport& report);
/// The share of each class that was answered rightly, with a mark at the other model's where there is one.
std::string classChart(const EvaluationReport& report, const Comparison* comparison);
/// How often answers are right that are given with some confidence; how many there are stands below.
std::string reliabilityChart(const Metrics& metrics);
/// How long the gestures last, those answered rightly and wrongly.
std::string durationChart(const EvaluationReport& report);
/// Top-1 of each person, the most difficult first.
std::string peopleChart(const EvaluationReport& report);
/// The difference of each class between two models.
std::string differenceChart(const Comparison& comparison);

}  // namespace training

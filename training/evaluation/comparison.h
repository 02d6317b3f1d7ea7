#pragma once

#include <optional>
#include <string>
#include <vector>

#include "training/evaluation/bootstrap.h"
#include "training/evaluation/evaluator.h"

namespace training {

struct ClassComparison {
    std::string label;
    int clips = 0;
    double accuracy = 0;    ///< of the other model, 0..1
    double difference = 0;  ///< of the report's model, less that
};

/// Two models on the same clips. Differences are the report's model less the other one.
struct Comparison {
    std::string model;  ///< the other one
    double top1 = 0;    ///< its scores
    double macroF1 = 0;
    double difference = 0;  ///< of top-1
    double macroF1Difference = 0;
    /// 95 %, from people drawn once for both models; empty where fewer than two are known.
    std::optional<Interval> interval;
    std::optional<Interval> macroF1Interval;
    int onlyThis = 0;                       ///< clips that only the report's model answers rightly
    int onlyOther = 0;                      ///< ... only the other one
    std::vector<ClassComparison> perClass;  ///< in the order of the report's labels
};

/// Throws Error (bad usage) where the two did not judge the same clips.
Comparison compare(const EvaluationReport& report, const EvaluationReport& other);

}  // namespace training

#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "training/evaluation/comparison.h"
#include "training/evaluation/cross_validation.h"
#include "training/evaluation/evaluator.h"

namespace app {

/// What `carpus evaluate` found out.
struct Evaluation {
    std::string part;  ///< as on the command line
    training::EvaluationReport report;
    std::vector<training::Fold> folds;  ///< of a cross-validation, whose clips the report pools
    std::optional<training::Comparison> comparison;
};

/// See "evaluate" in the documentation of the JSON: fields are added, never renamed.
nlohmann::ordered_json evaluationJson(const Evaluation& evaluation);
void printEvaluation(Console& console, const Evaluation& evaluation);

}  // namespace app

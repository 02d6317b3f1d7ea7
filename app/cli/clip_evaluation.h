#pragma once

#include <string>

#include "app/cli/command_line.h"
#include "app/cli/recipe_options.h"
#include "app/cli/view_options.h"

namespace app {

/// What is judged clip by clip, and where the results go.
struct ClipEvaluationOptions {
    RecipeOptions recipe;
    std::string part = "cross-subject";
    std::string protocol = "holdout";  ///< holdout: the part; loso and kfold: everybody in turn
    int folds = 5;                     ///< of kfold
    std::string json;
    std::string compare;  ///< another model
    std::string report;   ///< path of an HTML file
    bool openSet = false;
    ViewOptions views;
};

void addClipEvaluationOptions(CLI::App& command, ClipEvaluationOptions& options);

/// Returns an ExitCode: failed where clips could not be read. Throws core::Error.
int evaluateClips(const ClipEvaluationOptions& options, const Invocation& invocation);

}  // namespace app

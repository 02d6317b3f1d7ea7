#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/continuous_report.h"
#include "core/types/classifier.h"
#include "core/types/config.h"

namespace app {

/// Continuous recognition as measured on recordings.
struct RecordedEvaluation {
    ContinuousReport report;
    int recordings = 0;                ///< that were played
    int leftOut = 0;                   ///< that could not be
    std::vector<std::string> notices;  ///< what was left out, for people
};

/// Plays the labelled recordings of a data set or list to the live engine: those of the test split, or all where there
/// is none. A recording's clips are the whole truth about it, so every gesture in it must be labelled; one with `none`
/// alone is idle footage. Recordings that cannot be read, and those whose label has no bounds, are left out with a
/// notice. `progress` gets the recordings done and their total. Throws core::Error: for a label that the model does not
/// know, where nothing is left, as readLabelledClips() does, and when stopped.
RecordedEvaluation evaluateRecordings(core::Classifier& classifier, const std::string& source,
                                      const core::LiveConfig& live, const std::function<void(double, double)>& progress,
                                      std::stop_token stop);

}  // namespace app

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "training/evaluation/comparison.h"
#include "training/evaluation/evaluator.h"
#include "training/report/clip_pictures.h"
#include "training/report/run_curves.h"

namespace training {

/// What a report shows.
struct ReportContent {
    std::string part;     ///< in words, such as "cross-subject"
    std::string data;     ///< where the clips come from
    std::string made;     ///< date and time, for people
    std::string numbers;  ///< JSON with all numbers, kept within the page for programs
    Curves curves;        ///< of the training; may be empty
    std::vector<ClipPicture> pictures;
};

/// One page of XHTML that stands alone: drawings and pictures are within, scripts there are none, and colours follow
/// the reader's wish for light or dark.
std::string htmlReport(const EvaluationReport& report, const std::optional<Comparison>& comparison,
                       const ReportContent& content);

}  // namespace training

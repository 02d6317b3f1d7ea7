#pragma once

#include <map>
#include <string>
#include <vector>

namespace training {

struct CurvePoint {
    int step = 0;
    double value = 0;
};

/// The curves of a training run by name, such as "train/loss".
using Curves = std::map<std::string, std::vector<CurvePoint>>;

/// Reads the event files that training leaves in its folder, the oldest first; what a run that went on wrote again
/// replaces what was there. A file that breaks off, or is damaged, gives what comes before. No file, no curves.
Curves readCurves(const std::string& folder);

/// Several curves over the steps in one drawing. `names` of those that exist are drawn, and named in the legend.
std::string curveChart(const std::string& title, const Curves& curves, const std::vector<std::string>& names);

}  // namespace training

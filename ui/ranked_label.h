#pragma once

#include <string>

namespace ui {

/// A class with its probability.
struct RankedLabel {
    std::string label;
    double probability = 0;
};

}  // namespace ui

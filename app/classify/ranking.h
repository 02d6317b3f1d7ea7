#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "core/types/label_set.h"

namespace app {

/// A class with its probability.
struct Ranked {
    std::string label;
    double probability = 0;
};

/// The `count` most probable classes, best first.
std::vector<Ranked> ranking(const std::vector<float>& probabilities, const core::LabelSet& labels, int count);

/// "G5 V, left to right", or the label alone where it is none of the twelve gestures.
std::string spokenLabel(const std::string& label);

/// {"label", "probability"} of each.
nlohmann::ordered_json rankingJson(const std::vector<Ranked>& ranking);

}  // namespace app

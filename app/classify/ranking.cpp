#include "app/classify/ranking.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "core/types/gesture.h"

namespace app {

std::vector<Ranked> ranking(const std::vector<float>& probabilities, const core::LabelSet& labels, int count) {
    std::vector<std::size_t> order(probabilities.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto kept = std::min(order.size(), std::size_t(std::max(count, 0)));
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(kept), order.end(),
                      [&](std::size_t a, std::size_t b) { return probabilities[a] > probabilities[b]; });
    std::vector<Ranked> best;
    for (std::size_t i = 0; i < kept; ++i) best.push_back({labels.names.at(order[i]), double(probabilities[order[i]])});
    return best;
}

std::string spokenLabel(const std::string& label) {
    const auto gesture = core::gestureIndex(label);
    return gesture ? label + " " + std::string(core::gestureName(*gesture)) : label;
}

nlohmann::ordered_json rankingJson(const std::vector<Ranked>& ranking) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const Ranked& entry : ranking) list.push_back({{"label", entry.label}, {"probability", entry.probability}});
    return list;
}

}  // namespace app

#include "core/buffer/way_through.h"

#include <algorithm>
#include <cstddef>

namespace core {

std::vector<double> wayThrough(const std::vector<double>& positions, int steps) {
    std::vector<double> way;
    way.reserve(positions.size() * std::size_t(steps));
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const double before = positions[i == 0 ? 0 : i - 1];
        for (int step = 1; step < steps; ++step) way.push_back(before + (positions[i] - before) * step / steps);
        way.push_back(positions[i]);
    }
    return way;
}

std::vector<Shift> placesThrough(const std::vector<Shift>& places, const std::vector<double>& positions, int steps) {
    std::vector<Shift> way;
    for (const double position : wayThrough(positions, steps)) {
        const auto before = std::size_t(position);
        const Shift next = places.at(std::min(before + 1, places.size() - 1));
        way.push_back(between(places.at(before), next, position - double(before)));
    }
    return way;
}

}  // namespace core

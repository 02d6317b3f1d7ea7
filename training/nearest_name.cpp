#include "training/nearest_name.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace training {
namespace {

/// Insertions, deletions and replacements from one text to the other.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row.back();
}

std::string lastPart(const std::string& key) { return key.substr(key.rfind('.') + 1); }

}  // namespace

std::string nearestName(const std::string& wanted, const std::vector<std::string>& known) {
    std::string nearest;
    std::size_t least = 0;
    for (const auto& name : known) {
        const std::size_t steps = std::min(distance(wanted, name), 1 + distance(lastPart(wanted), lastPart(name)));
        if (nearest.empty() || steps < least) {
            nearest = name;
            least = steps;
        }
    }
    return nearest;
}

}  // namespace training

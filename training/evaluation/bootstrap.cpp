#include "training/evaluation/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <random>

namespace training {
namespace {

/// Of sorted values, with linear interpolation.
double quantile(const std::vector<double>& sorted, double part) {
    const double place = part * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - double(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::vector<Interval> bootstrapIntervals(int people, const Statistics& statistics, const BootstrapOptions& options) {
    if (people < 2) return {};
    std::mt19937_64 random(options.seed);
    std::vector<std::vector<double>> values;  // of each statistic
    for (int sample = 0; sample < options.resamples; ++sample) {
        std::vector<int> drawn(std::size_t(people), 0);
        for (int i = 0; i < people; ++i) ++drawn[std::size_t(random() % std::uint64_t(people))];
        const std::vector<double> row = statistics(drawn);
        values.resize(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) values[i].push_back(row[i]);
    }
    std::vector<Interval> intervals;
    const double tail = (1 - options.level) / 2;
    for (std::vector<double>& column : values) {
        std::sort(column.begin(), column.end());
        intervals.push_back({quantile(column, tail), quantile(column, 1 - tail)});
    }
    return intervals;
}

}  // namespace training

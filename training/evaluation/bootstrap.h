#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace training {

struct Interval {
    double low = 0;
    double high = 0;
};

struct BootstrapOptions {
    int resamples = 2000;
    std::uint64_t seed = 1;
    double level = 0.95;
};

/// Statistics of a sample in which person p occurs `drawn[p]` times.
using Statistics = std::function<std::vector<double>(const std::vector<int>& drawn)>;

/// Percentile intervals of the statistics when `people` are drawn with replacement again and again: clips of one person
/// are alike, so whole people are drawn. The same seed gives the same intervals. Empty for fewer than two people, from
/// whom nothing can be said about others.
std::vector<Interval> bootstrapIntervals(int people, const Statistics& statistics,
                                         const BootstrapOptions& options = {});

}  // namespace training

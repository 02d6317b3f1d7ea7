#include "training/sampling.h"

#include <algorithm>
#include <cstddef>

namespace training {
namespace {

template <typename PlaceInSegment>
std::vector<int> sampleSegments(int total, int count, PlaceInSegment placeInSegment) {
    std::vector<int> indices(std::size_t(std::max(count, 0)));
    for (int i = 0; i < count; ++i) {
        const double place = (i + placeInSegment()) * total / count;
        indices[std::size_t(i)] = std::clamp(int(place), 0, total - 1);
    }
    return indices;
}

}  // namespace

std::vector<int> sampleSegmentsRandom(int total, int count, std::mt19937_64& random) {
    std::uniform_real_distribution<double> place(0.0, 1.0);
    return sampleSegments(total, count, [&] { return place(random); });
}

std::vector<int> sampleSegmentsCentre(int total, int count) {
    return sampleSegments(total, count, [] { return 0.5; });
}

}  // namespace training

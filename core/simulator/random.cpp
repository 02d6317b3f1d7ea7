#include "core/simulator/random.h"

#include <cmath>

namespace core {
namespace {

double latticeValue(std::uint64_t seed, std::int64_t cell) {
    return double(mixSeed(seed, std::uint64_t(cell)) >> 11) * 0x1.0p-52 - 1;
}

}  // namespace

double Random::normal() {
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += unit();
    return (sum - 2) * std::sqrt(3.0);
}

double smoothNoise(std::uint64_t seed, double t) {
    const double cell = std::floor(t);
    const double f = t - cell;
    const auto i = std::int64_t(cell);
    const double a = latticeValue(seed, i - 1);
    const double b = latticeValue(seed, i);
    const double c = latticeValue(seed, i + 1);
    const double d = latticeValue(seed, i + 2);
    return b + 0.5 * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
}

}  // namespace core

#pragma once

#include <cstdint>

namespace core {

/// Mixes two numbers into an unrelated third.
constexpr std::uint64_t mixSeed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t z = a + 0x9E3779B97F4A7C15ULL * (b + 1);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

/// Small generator with the same numbers on every platform and with every standard library.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(mixSeed(seed, 0x51A)) {}

    std::uint64_t next() { return mixSeed(m_state++, 0); }
    /// Within [0, 1).
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    double uniform(double low, double high) { return low + (high - low) * unit(); }
    float uniformF(double low, double high) { return float(uniform(low, high)); }
    /// One of 0..count-1.
    int index(int count) { return int(next() % std::uint64_t(count)); }
    bool chance(double probability) { return unit() < probability; }
    /// Close to the standard normal, cut off at 3.5.
    double normal();

private:
    std::uint64_t m_state;
};

/// Smooth noise over time with random access: within about -1..1, one bend a unit of t, always the same for a seed.
double smoothNoise(std::uint64_t seed, double t);

}  // namespace core

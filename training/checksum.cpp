#include "training/checksum.h"

#include <cstring>

namespace training {
namespace {

constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15ULL;

std::uint64_t stir(std::uint64_t value) {
    value ^= value >> 30;
    value *= 0xBF58476D1CE4E5B9ULL;
    value ^= value >> 27;
    value *= 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

}  // namespace

std::uint64_t checksum(const void* data, std::size_t bytes, std::uint64_t start) {
    const auto* at = static_cast<const std::uint8_t*>(data);
    std::uint64_t sum = start ^ (bytes * kPrime);
    while (bytes > 0) {
        std::uint64_t word = 0;
        const std::size_t taken = bytes < 8 ? bytes : 8;
        std::memcpy(&word, at, taken);
        sum = (sum ^ word) * kPrime;
        sum ^= sum >> 29;
        at += taken;
        bytes -= taken;
    }
    return stir(sum);
}

std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
    return stir(stir(stir(seed + kPrime) + stream * kPrime) + index * kPrime);
}

}  // namespace training

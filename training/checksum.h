#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace training {

/// A fast 64-bit checksum against damage (not against malice); also used to derive independent random seeds.
std::uint64_t checksum(const void* data, std::size_t bytes, std::uint64_t start = 0);
inline std::uint64_t checksum(std::string_view text) { return checksum(text.data(), text.size()); }

/// A well-mixed seed that differs for each combination of its arguments.
std::uint64_t mixSeed(std::uint64_t seed, std::uint64_t stream, std::uint64_t index);

}  // namespace training

#pragma once

#include <cstdint>
#include <vector>

namespace core {

inline constexpr int kGrainSide = 256;        ///< the grain repeats after so many steps
inline constexpr float kGrainSteps = 184.0F;  ///< steps of the grain over the height of a picture

/// Mottled skin: smooth random numbers about 0 on a square of kGrainSide x kGrainSide steps.
std::vector<float> skinGrain(std::uint32_t seed);

}  // namespace core

#pragma once

#include <array>
#include <cstdint>
#include <random>

#include "core/types/augment_config.h"

namespace training {

/// The generator of everything that is drawn for training; each clip has its own, seeded by its position in the run.
using DrawRandom = std::mt19937_64;

double between(DrawRandom& random, double low, double high);
bool happens(DrawRandom& random, double probability);

/// How the pixels of one training clip are changed; the same for all its frames, except the noise.
struct PixelChange {
    bool mirror = false;
    double left = 0, top = 0, width = 1, height = 1;  ///< crop as parts of the picture
    std::array<float, 3> gain{1, 1, 1};               ///< by channel
    float offset = 0;                                 ///< added to all channels, 0..255
    float grey = 0;                                   ///< 1 = colours lost
    float noise = 0;                                  ///< largest change of a value, 0..255
    float blur = 0;                                   ///< extra width of the resampling filter, output pixels
    bool erase = false;
    double eraseLeft = 0, eraseTop = 0, eraseWidth = 0, eraseHeight = 0;  ///< parts of the output
    std::array<std::uint8_t, 3> eraseColour{};
    std::uint64_t noiseSeed = 0;
};

/// A random change, `mirror` apart. `handX` is where the hand enters the lower edge, 0..1 of the width.
PixelChange drawPixelChange(const core::AugmentConfig& augment, double handX, DrawRandom& random);

}  // namespace training

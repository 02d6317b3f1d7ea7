#include "core/simulator/skin_grain.h"

#include "core/simulator/canvas.h"

namespace core {

std::vector<float> skinGrain(std::uint32_t seed) {
    std::vector<float> grain;
    grain.reserve(std::size_t(kGrainSide) * kGrainSide);
    for (int y = 0; y < kGrainSide; ++y) {
        for (int x = 0; x < kGrainSide; ++x) {
            const float fineX = float(x) * 0.25F;
            const float fineY = float(y) * 0.25F;
            const float fine = planeNoise(fineX, fineY, seed);
            const float coarse = planeNoise(fineX * 0.31F + fineY * 0.12F, fineY * 0.31F - fineX * 0.12F, seed);
            grain.push_back(fine + 0.8F * coarse - 0.9F);
        }
    }
    return grain;
}

}  // namespace core

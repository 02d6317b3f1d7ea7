#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace core {

/// Packed 8-bit colour: red in the lowest byte, then green and blue.
using Pixel = std::uint32_t;

/// A picture for surfaces with its half-size copies, so that distant surfaces do not sparkle.
class Texture {
public:
    Texture() = default;
    /// `pixels` from the bottom row up; the first row shows the lowest edge of the surface.
    Texture(int width, int height, std::vector<Pixel> pixels, float texelsPerM);

    /// Colour at metres from the lower left corner, smoothed over about `footprintM`. Clamped at the edges.
    Pixel sample(float xM, float yM, float footprintM) const {
        const Level& level = levelFor(footprintM);
        return bilinear(level, xM * level.texelsPerM - 0.5F, yM * level.texelsPerM - 0.5F);
    }
    /// The same for `count` points at once; overwrites the coordinates.
    void sampleRow(float* xM, float* yM, int count, float footprintM, Pixel* out) const;

private:
    struct Level {
        int width = 0;
        int height = 0;
        float texelsPerM = 1;
        std::size_t offset = 0;
    };

    const Level& levelFor(float footprintM) const {
        const int wanted = int(std::bit_cast<std::uint32_t>(footprintM * m_texelsPerM * 0.9F) >> 23) - 127;
        return m_levels[std::size_t(wanted < 0 ? 0 : wanted < m_last ? wanted : m_last)];
    }
    Pixel bilinear(const Level& level, float x, float y) const {
        const float maxX = float(level.width) - 1.01F;
        const float maxY = float(level.height) - 1.01F;
        const float cx = x < 0 ? 0 : x > maxX ? maxX : x;
        const float cy = y < 0 ? 0 : y > maxY ? maxY : y;
        return mixed(level, std::uint32_t(int(cx * 16)), std::uint32_t(int(cy * 16)));
    }
    /// Coordinates in 16ths of a texel. Two channels of eight bits are weighed in one multiplication.
    Pixel mixed(const Level& level, std::uint32_t x, std::uint32_t y) const {
        constexpr Pixel kOuter = 0x00FF00FF;
        constexpr Pixel kInner = 0x0000FF00;
        const Pixel* p = m_pixels.data() + level.offset + std::size_t(y >> 4) * std::size_t(level.width) + (x >> 4);
        const Pixel* q = p + level.width;
        const std::uint32_t fx = x & 15;
        const std::uint32_t fy = y & 15;
        const std::uint32_t w11 = fx * fy;
        const std::uint32_t w10 = fx * 16 - w11;
        const std::uint32_t w01 = fy * 16 - w11;
        const std::uint32_t w00 = 256 - w10 - w01 - w11;
        const Pixel outer =
            (p[0] & kOuter) * w00 + (p[1] & kOuter) * w10 + (q[0] & kOuter) * w01 + (q[1] & kOuter) * w11;
        const Pixel inner =
            (p[0] & kInner) * w00 + (p[1] & kInner) * w10 + (q[0] & kInner) * w01 + (q[1] & kInner) * w11;
        return ((outer >> 8) & kOuter) | ((inner >> 8) & kInner);
    }

    void addHalfSize();

    std::vector<Level> m_levels;
    std::vector<Pixel> m_pixels;
    float m_texelsPerM = 1;
    int m_last = 0;
};

}  // namespace core

#include "core/simulator/texture.h"

#include <algorithm>
#include <utility>

namespace core {

Texture::Texture(int width, int height, std::vector<Pixel> pixels, float texelsPerM)
    : m_levels{{width, height, texelsPerM, 0}}, m_pixels(std::move(pixels)), m_texelsPerM(texelsPerM) {
    while (m_levels.back().width >= 4 && m_levels.back().height >= 4 && m_levels.size() < 8) addHalfSize();
    m_last = int(m_levels.size()) - 1;
}

void Texture::sampleRow(float* xM, float* yM, int count, float footprintM, Pixel* out) const {
    const Level& level = levelFor(footprintM);
    const float scale = level.texelsPerM * 16;
    const float maxX = (float(level.width) - 1.01F) * 16;
    const float maxY = (float(level.height) - 1.01F) * 16;
    for (int i = 0; i < count; ++i) {
        xM[i] = std::clamp(xM[i] * scale - 8, 0.0F, maxX);
        yM[i] = std::clamp(yM[i] * scale - 8, 0.0F, maxY);
    }
    for (int i = 0; i < count; ++i) out[i] = mixed(level, std::uint32_t(int(xM[i])), std::uint32_t(int(yM[i])));
}

void Texture::addHalfSize() {
    const Level from = m_levels.back();
    const Level half{from.width / 2, from.height / 2, from.texelsPerM / 2, m_pixels.size()};
    m_pixels.resize(m_pixels.size() + std::size_t(half.width) * std::size_t(half.height));
    const auto at = [&](int x, int y) {
        return m_pixels[from.offset + std::size_t(y) * std::size_t(from.width) + std::size_t(x)];
    };
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            Pixel mean = 0;
            for (int shift = 0; shift < 24; shift += 8) {
                const auto part = [&](int dx, int dy) { return (at(2 * x + dx, 2 * y + dy) >> shift) & 255U; };
                mean |= ((part(0, 0) + part(1, 0) + part(0, 1) + part(1, 1) + 2) / 4) << shift;
            }
            m_pixels[half.offset + std::size_t(y) * std::size_t(half.width) + std::size_t(x)] = mean;
        }
    }
    m_levels.push_back(half);
}

}  // namespace core

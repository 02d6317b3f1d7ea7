#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/simulator/texture.h"
#include "core/simulator/vector3.h"

namespace core {

/// A part of a surface, metres from its lower left corner.
struct Rect {
    float x = 0;
    float y = 0;
    float width = 0;
    float height = 0;

    Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

/// A surface to paint on in metres; colours are reflectances 0..1, lamps and windows may be brighter.
class Canvas {
public:
    Canvas(float widthM, float heightM, float texelsPerM);

    float widthM() const { return m_widthM; }
    float heightM() const { return m_heightM; }
    Rect whole() const { return {0, 0, m_widthM, m_heightM}; }

    /// Calls shade(xM, yM, Vec3& colour) for every texel of the rectangle.
    template <class Shade>
    void paint(const Rect& rect, Shade shade) {
        const int x0 = std::max(0, texel(rect.x));
        const int x1 = std::min(m_width, texel(rect.x + rect.width));
        const int y0 = std::max(0, texel(rect.y));
        const int y1 = std::min(m_height, texel(rect.y + rect.height));
        for (int y = y0; y < y1; ++y) {
            for (int x = x0; x < x1; ++x) {
                shade((float(x) + 0.5F) / m_texelsPerM, (float(y) + 0.5F) / m_texelsPerM,
                      m_colours[std::size_t(y) * std::size_t(m_width) + std::size_t(x)]);
            }
        }
    }
    void fill(const Rect& rect, Vec3 colour);
    void ellipse(const Rect& rect, Vec3 colour);
    /// Multiplies with 1 - strength, fading out over `softM` outside of the rectangle.
    void shadow(const Rect& rect, float strength, float softM);
    /// Multiplies with smooth noise of patches `patchM` wide.
    void mottle(const Rect& rect, float strength, float patchM, std::uint64_t seed);

    Texture texture() const;

private:
    int texel(float metres) const { return int(metres * m_texelsPerM + 0.5F); }

    float m_widthM, m_heightM, m_texelsPerM;
    int m_width, m_height;
    std::vector<Vec3> m_colours;
};

/// Smooth noise over a plane, about 0..1, one bump a unit.
float planeNoise(float x, float y, std::uint32_t seed);

}  // namespace core

#include "core/simulator/canvas.h"

#include <cmath>

namespace core {
namespace {

float corner(int x, int y, std::uint32_t seed) {
    std::uint32_t h = seed + std::uint32_t(x) * 0x9E3779B1U + std::uint32_t(y) * 0x85EBCA77U;
    h = (h ^ (h >> 15)) * 0x2C1B3C6DU;
    h = (h ^ (h >> 12)) * 0x297A2D39U;
    return float((h ^ (h >> 15)) >> 8) * 0x1.0p-24F;
}

Pixel packed(Vec3 colour) {
    const auto byte = [](float v) { return Pixel(std::clamp(v * 200.0F, 0.0F, 255.0F)); };
    return byte(colour.x) | byte(colour.y) << 8 | byte(colour.z) << 16;
}

}  // namespace

float planeNoise(float x, float y, std::uint32_t seed) {
    const int ix = int(x + 4096) - 4096;
    const int iy = int(y + 4096) - 4096;
    const float fx = x - float(ix);
    const float fy = y - float(iy);
    const float sx = fx * fx * (3 - 2 * fx);
    const float sy = fy * fy * (3 - 2 * fy);
    const float low = corner(ix, iy, seed) + sx * (corner(ix + 1, iy, seed) - corner(ix, iy, seed));
    const float high = corner(ix, iy + 1, seed) + sx * (corner(ix + 1, iy + 1, seed) - corner(ix, iy + 1, seed));
    return low + sy * (high - low);
}

Canvas::Canvas(float widthM, float heightM, float texelsPerM)
    : m_widthM(widthM),
      m_heightM(heightM),
      m_texelsPerM(texelsPerM),
      m_width(std::max(2, texel(widthM))),
      m_height(std::max(2, texel(heightM))),
      m_colours(std::size_t(m_width) * std::size_t(m_height), Vec3{0.8F, 0.8F, 0.8F}) {}

void Canvas::fill(const Rect& rect, Vec3 colour) {
    paint(rect, [&](float, float, Vec3& c) { c = colour; });
}

void Canvas::ellipse(const Rect& rect, Vec3 colour) {
    paint(rect, [&](float x, float y, Vec3& c) {
        const float u = (x - rect.x) / rect.width * 2 - 1;
        const float v = (y - rect.y) / rect.height * 2 - 1;
        if (u * u + v * v <= 1) c = colour;
    });
}

void Canvas::shadow(const Rect& rect, float strength, float softM) {
    paint(rect.inset(-softM), [&](float x, float y, Vec3& c) {
        const float outX = std::max({0.0F, rect.x - x, x - rect.x - rect.width});
        const float outY = std::max({0.0F, rect.y - y, y - rect.y - rect.height});
        const float fade = std::max(0.0F, 1 - std::sqrt(outX * outX + outY * outY) / softM);
        c = c * (1 - strength * fade * fade);
    });
}

void Canvas::mottle(const Rect& rect, float strength, float patchM, std::uint64_t seed) {
    const auto noiseSeed = std::uint32_t(seed);
    std::vector<float> posts(std::size_t(m_widthM / patchM) + 3);  // the noise of one row of texels at whole patches
    float postsOf = -1;
    paint(rect, [&](float x, float y, Vec3& c) {
        const float v = std::max(0.0F, y / patchM);
        if (v != postsOf) {
            for (std::size_t i = 0; i < posts.size(); ++i) posts[i] = planeNoise(float(i), v, noiseSeed);
            postsOf = v;
        }
        const float u = std::max(0.0F, x / patchM);
        const auto post = std::size_t(u);
        const float f = u - float(post);
        const float noise = posts[post] + f * f * (3 - 2 * f) * (posts[post + 1] - posts[post]);
        c = c * (1 + strength * (noise - 0.5F) * 2);
    });
}

Texture Canvas::texture() const {
    std::vector<Pixel> pixels(m_colours.size());
    std::transform(m_colours.begin(), m_colours.end(), pixels.begin(), packed);
    return {m_width, m_height, std::move(pixels), m_texelsPerM};
}

}  // namespace core

#include "core/simulator/lens.h"

#include <cmath>

namespace core {
namespace {

constexpr float kHalfDiagonal = 0.8333F;  ///< of a 4:3 picture, in heights

}  // namespace

Lens::Lens(const Mounting& mounting)
    : m_barrel(mounting.barrel),
      m_focal(kHalfDiagonal * (1 + mounting.barrel * kHalfDiagonal * kHalfDiagonal) /
              std::tan(mounting.diagonalRad / 2)) {}

Vec3 Lens::direction(PicturePoint point) const {
    const float radius = std::sqrt(point.x * point.x + point.y * point.y);
    if (radius < 1e-6F) return {0, 0, 1};
    const float k = tangent(radius) / radius;
    return normalised({point.x * k, point.y * k, 1});
}

std::optional<PicturePoint> Lens::project(Vec3 point) const {
    if (point.z < 1e-3F) return std::nullopt;
    const float x = point.x / point.z;
    const float y = point.y / point.z;
    const float wanted = std::sqrt(x * x + y * y);
    if (wanted < 1e-6F) return PicturePoint{};
    float radius = wanted * m_focal;
    for (int i = 0; i < 8; ++i) {  // Newton
        const float slope = (1 + 3 * m_barrel * radius * radius) / m_focal;
        radius -= (tangent(radius) - wanted) / slope;
    }
    return PicturePoint{x / wanted * radius, y / wanted * radius};
}

}  // namespace core

#pragma once

#include <optional>

#include "core/simulator/subject.h"
#include "core/simulator/vector3.h"

namespace core {

/// A point of the picture in heights of the picture from its middle: x to the right, y up.
struct PicturePoint {
    float x = 0;
    float y = 0;
};

/// Wide-angle lens with barrel distortion. Depends on the picture's height only: a wider picture sees more at its
/// sides.
class Lens {
public:
    explicit Lens(const Mounting& mounting);

    /// Direction (unit length, camera axes) that is seen at a point of the picture.
    Vec3 direction(PicturePoint point) const;
    /// Where a point in camera axes is seen; empty when it lies behind the camera.
    std::optional<PicturePoint> project(Vec3 point) const;
    /// Heights of the picture for one radian, near the middle.
    float focalLength() const { return m_focal; }

private:
    /// Tangent of the angle to the optical axis seen `radius` away from the middle of the picture.
    float tangent(float radius) const { return radius / m_focal * (1 + m_barrel * radius * radius); }

    float m_barrel;
    float m_focal;
};

}  // namespace core

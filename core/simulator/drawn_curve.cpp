#include "core/simulator/drawn_curve.h"

#include <algorithm>
#include <cmath>

#include "core/simulator/random.h"

namespace core {
namespace {

bool hasCorner(int gesture) { return gesture < 2 || (gesture >= 4 && gesture < 8); }
bool isCircle(int gesture) { return gesture == 2 || gesture == 3; }

}  // namespace

double minimumJerk(double u) {
    const double v = std::clamp(u, 0.0, 1.0);
    return v * v * v * (10 + v * (6 * v - 15));
}

DrawnCurve::DrawnCurve(int gesture, const MotionStyle& style, std::uint64_t performanceSeed) : m_gesture(gesture) {
    Random random(mixSeed(performanceSeed, 0xD2A));
    const double loose = style.sloppiness;
    const double size = 1 + 0.1 * loose * random.normal();
    const double aspect = std::sqrt(style.aspect) * (1 + 0.06 * loose * random.normal());
    m_scaleX = size * aspect;
    m_scaleY = size / aspect;
    const double slant =
        style.slantRad + 0.06 * loose * random.normal() + (isCircle(gesture) ? 0.15 * random.normal() : 0);
    m_cos = std::cos(slant);
    m_sin = std::sin(slant);
    m_shear = style.shear + 0.05 * loose * random.normal();
    m_rounding = std::max(0.0, style.rounding + 0.015 * random.normal());
    m_pausing = std::clamp(style.pausing + 0.1 * loose * random.normal(), 0.25, 1.0);
    m_split = 0.5 + 0.04 * loose * random.normal();
    m_closed = isCircle(gesture) ? 1 - std::abs(0.05 * loose * random.normal()) : 1;
    m_offset = {0.1 * loose * random.normal(), 0.1 * loose * random.normal()};
    m_drift = {0.07 * loose * random.normal(), 0.07 * loose * random.normal()};
}

double DrawnCurve::progressAt(double time) const {
    const auto paced = [this](double v) { return v + m_pausing * (minimumJerk(v) - v); };
    const double u = std::clamp(time, 0.0, 1.0);
    if (!hasCorner(m_gesture)) return paced(u) * m_closed;
    return u < m_split ? 0.5 * paced(u / m_split) : 0.5 + 0.5 * paced((u - m_split) / (1 - m_split));
}

TrajectoryPoint DrawnCurve::ideal(double progress) const {
    constexpr int kSamples = 5;
    TrajectoryPoint sum;
    for (int i = 0; i < kSamples; ++i) {
        const double s = progress + m_rounding * (i - kSamples / 2) / (kSamples / 2);
        const TrajectoryPoint point = gestureTrajectory(m_gesture, s);
        sum.x += point.x / kSamples;
        sum.y += point.y / kSamples;
    }
    return sum;
}

TrajectoryPoint DrawnCurve::at(double time) const {
    const double s = progressAt(time);
    TrajectoryPoint point = ideal(s);
    point = {point.x * m_scaleX + point.y * m_shear, point.y * m_scaleY};
    point = {point.x * m_cos - point.y * m_sin, point.x * m_sin + point.y * m_cos};
    return {point.x + m_offset.x + m_drift.x * (s - 0.5), point.y + m_offset.y + m_drift.y * (s - 0.5)};
}

}  // namespace core

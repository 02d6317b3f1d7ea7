#pragma once

#include <cstdint>

#include "core/simulator/subject.h"
#include "core/types/gesture.h"

namespace core {

/// One performance of a gesture by one person: the ideal curve bent, slanted, smoothed and timed as this person does.
class DrawnCurve {
public:
    DrawnCurve(int gesture, const MotionStyle& style, std::uint64_t performanceSeed);

    /// Where the wrist is when `time` (0..1) of the drawing has passed.
    TrajectoryPoint at(double time) const;

private:
    TrajectoryPoint ideal(double progress) const;
    double progressAt(double time) const;

    int m_gesture;
    double m_scaleX, m_scaleY, m_cos, m_sin, m_shear;
    double m_rounding, m_pausing;
    double m_split;   ///< part of the time taken by the first stroke
    double m_closed;  ///< how much of the whole curve is drawn
    TrajectoryPoint m_offset, m_drift;
};

/// From 0 to 1 with speed and acceleration zero at both ends; clamped outside.
double minimumJerk(double u);

}  // namespace core

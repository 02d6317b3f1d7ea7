#pragma once

#include <cstdint>
#include <vector>

#include "core/simulator/script.h"
#include "core/simulator/subject.h"
#include "core/simulator/vector3.h"
#include "core/types/gesture.h"

namespace core {

/// Where the camera is in the room and how it is turned.
struct CameraPose {
    Vec3 position;
    Mat3 rotation;
};

/// Where in the room a session takes place.
struct Standpoint {
    Vec3 position;         ///< of the wrist in its neutral pose
    float headingRad = 0;  ///< direction of the forearm
    float pitchRad = 0;
    float walkRadiusM = 0.4F;
};

/// Turns a script into the movement of the wrist and of the camera on it. Random access in time, pure.
class Motion {
public:
    Motion(const Subject& subject, Script script, const Standpoint& standpoint);

    /// Relative to the neutral pose, in curve units.
    TrajectoryPoint wrist(double timeS) const;
    CameraPose pose(double timeS) const;

private:
    /// The body's own slow movement at the start of an activity.
    struct Body {
        double headingRad = 0;
        double walkedM = 0;
    };

    std::size_t activityAt(double timeS) const;
    Body bodyAt(double timeS) const;
    Body bodyGain(const Activity& activity) const;
    TrajectoryPoint idle(const Activity& activity, double timeS) const;
    TrajectoryPoint drawn(const Activity& activity, double timeS) const;
    TrajectoryPoint rest() const { return {m_style.restX, m_style.restY}; }

    MotionStyle m_style;
    Mat3 m_mounting;
    Script m_script;
    Standpoint m_standpoint;
    std::vector<Body> m_bodies;  ///< at the start of each activity
};

}  // namespace core

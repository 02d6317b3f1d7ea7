#pragma once

#include <array>
#include <cstdint>

#include "core/simulator/vector3.h"

namespace core {

/// How the camera sits on the wrist and what its lens is like.
struct Mounting {
    float rollRad = 0;   ///< tilt of the horizon at rest
    float pitchRad = 0;  ///< looks above the direction of the forearm
    float yawRad = 0;
    float diagonalRad = 1.66F;  ///< field of view over the diagonal of a 4:3 picture
    float barrel = 0.25F;       ///< strength of the lens distortion
};

/// How a person moves; lengths in curve units, see Footage::wristAt.
struct MotionStyle {
    double amplitudeRad = 0.35;  ///< rotation of the forearm for one unit of the curve
    double liftM = 0.1;          ///< movement of the wrist for one unit
    double rollCoupling = 0;     ///< tilt in radians for one unit to the right
    double gestureS = 1.4;       ///< usual time for a gesture
    double aspect = 1;           ///< width over height of the drawn curves
    double slantRad = 0;         ///< turns the drawn curve
    double shear = 0;            ///< leans the drawn curve
    double rounding = 0.02;      ///< part of the curve over which corners are smoothed
    double pausing = 0.6;        ///< 0 even speed .. 1 comes to rest at every corner
    double sloppiness = 0.1;     ///< how much performances differ from each other
    double tremor = 0.01;        ///< amplitude
    double tremorHz = 8;
    double restX = 0.2;
    double restY = -1;
};

/// The shape of a hand, metres.
struct HandShape {
    bool left = false;
    float width = 0.085F;   ///< over the knuckles
    float length = 1;       ///< factor on all lengths
    float thickness = 1;    ///< factor on the fingers
    float spread = 0.16F;   ///< radians between neighbouring fingers
    float bend = 0.2F;      ///< usual bending of each finger joint
    float sideM = 0.025F;   ///< the wrist is this far beside the axis of the camera,
    float belowM = 0.045F;  ///< this far below
    float aheadM = 0.045F;  ///< and this far in front
    float tiltRad = 0.4F;   ///< the back of the hand rises towards the fingers
    Vec3 skin;              ///< reflectance 0..1, red green blue
    Vec3 nail;
    float veins = 0.5F;  ///< strength of knuckles, tendons and wrinkles
};

/// Everything that belongs to a person.
struct Subject {
    Mounting mounting;
    MotionStyle motion;
    HandShape hand;

    static Subject fromSeed(std::uint64_t seed);
};

}  // namespace core

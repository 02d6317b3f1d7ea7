#include "core/simulator/hand.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/simulator/random.h"
#include "core/simulator/skin_grain.h"

namespace core {
namespace {

struct FingerForm {
    Vec3 knuckle;                  ///< from the wrist, for a hand 85 mm wide
    std::array<float, 3> lengths;  ///< of the phalanges
    float radius;
    float fan;  ///< place in the fan of fingers
};

// A right hand seen from its back: the index finger on the left.
constexpr std::array<FingerForm, 4> kFingers{{{{-0.031F, 0.000F, 0.088F}, {0.045F, 0.027F, 0.022F}, 0.0091F, -1.4F},
                                              {{-0.010F, 0.003F, 0.093F}, {0.050F, 0.031F, 0.023F}, 0.0093F, -0.4F},
                                              {{0.011F, 0.001F, 0.088F}, {0.046F, 0.029F, 0.023F}, 0.0088F, 0.5F},
                                              {{0.030F, -0.005F, 0.079F}, {0.037F, 0.022F, 0.020F}, 0.0077F, 1.5F}}};

}  // namespace

Hand::Hand(const HandShape& shape, const Sleeve& sleeve, const Lens& lens, std::uint64_t seed)
    : m_shape(shape), m_sleeve(sleeve), m_lens(lens), m_seed(seed), m_grain(skinGrain(std::uint32_t(seed))) {}

void Hand::addPalm(std::vector<Bone>& bones) const {
    const float wide = m_shape.width / 0.085F;
    const float lengthScale = m_shape.length;
    for (const FingerForm& finger : kFingers) {
        const Vec3 wrist{finger.knuckle.x * 0.55F * wide, -0.004F, -0.01F};
        const Vec3 knuckle{finger.knuckle.x * wide, finger.knuckle.y - 0.003F, finger.knuckle.z * lengthScale};
        bones.push_back({wrist, knuckle, 0.0145F, 0.0108F * m_shape.thickness, 0.017F, Part::Palm});
    }
}

void Hand::addFinger(std::vector<Bone>& bones, int finger, double timeS) const {
    const FingerForm& form = kFingers[std::size_t(finger)];
    const std::uint64_t seed = mixSeed(m_seed, std::uint64_t(finger) + 20);
    const float scale = m_shape.length;
    Vec3 from{form.knuckle.x * m_shape.width / 0.085F, form.knuckle.y, form.knuckle.z * scale};
    const float fan = m_shape.spread * (form.fan + 0.35F * float(smoothNoise(seed, timeS * 0.35)));
    float bend = -0.3F + 0.10F * float(smoothNoise(seed + 1, timeS * 0.4));
    float radius = form.radius * m_shape.thickness;
    for (int joint = 0; joint < 3; ++joint) {
        bend += m_shape.bend * (1 + 0.6F * float(smoothNoise(seed + 2, timeS * 0.5)));
        const Vec3 way = yawRotation(fan) * pitchRotation(-bend) * Vec3{0, 0, form.lengths[std::size_t(joint)] * scale};
        const Vec3 to = from + way;
        bones.push_back(
            {from, to, radius, radius * 0.91F, joint == 0 ? 0.007F : 0.002F, joint == 2 ? Part::Tip : Part::Finger});
        from = to;
        radius *= 0.91F;
    }
}

void Hand::addThumb(std::vector<Bone>& bones, double timeS) const {
    const float wide = m_shape.width / 0.085F;
    const float out = 0.5F + 0.2F * float(smoothNoise(m_seed + 9, timeS * 0.3)) + m_shape.spread;
    const Vec3 base{-0.026F * wide, -0.014F, 0.02F};
    const Vec3 middle = base + yawRotation(-out) * Vec3{0, 0, 0.045F * m_shape.length};
    const Vec3 joint = middle + yawRotation(-out * 0.72F) * Vec3{0, 0, 0.032F * m_shape.length};
    const Vec3 tip = joint + yawRotation(-out * 0.5F) * Vec3{0, 0, 0.024F * m_shape.length};
    const float radius = 0.0115F * m_shape.thickness;
    bones.push_back({base, middle, 0.016F, radius, 0.018F, Part::Palm});
    bones.push_back({middle, joint, radius, radius * 0.92F, 0.004F, Part::Finger});
    bones.push_back({joint, tip, radius * 0.92F, radius * 0.8F, 0.002F, Part::Tip});
}

std::vector<Hand::Bone> Hand::pose(double timeS) const {
    std::vector<Bone> bones;
    addThumb(bones, timeS);
    addPalm(bones);
    for (int finger = 0; finger < 4; ++finger) addFinger(bones, finger, timeS);
    if (m_sleeve.reachM > 0) {
        bones.push_back({{0, -0.01F, -0.03F}, {0, -0.01F, m_sleeve.reachM}, 0.04F, 0.042F, 0.001F, Part::Sleeve});
    }
    const float sway = 0.03F * float(smoothNoise(m_seed + 3, timeS * 0.6));
    const float turn = 0.03F * float(smoothNoise(m_seed + 4, timeS * 0.5));
    const Mat3 tilt = rollRotation(0.06F + turn) * yawRotation(turn) * pitchRotation(m_shape.tiltRad + sway);
    const float mirror = m_shape.left ? -1 : 1;
    for (Bone& bone : bones) {
        for (Vec3* end : {&bone.from, &bone.to}) {
            *end = tilt * *end + Vec3{m_shape.sideM, -m_shape.belowM, m_shape.aheadM};
            end->x *= mirror;
        }
    }
    return bones;
}

std::vector<Hand::FlatBone> Hand::flatten(const std::vector<Bone>& bones, const PixelPlane& plane) const {
    std::vector<FlatBone> flat;
    const float scale = float(plane.height);
    for (const Bone& bone : bones) {
        const auto from = m_lens.project(bone.from);
        const auto to = m_lens.project(bone.to);
        if (!from || !to) continue;
        FlatBone out;
        out.x = from->x * scale + float(plane.width) / 2;
        out.y = float(plane.height) / 2 - from->y * scale;
        out.dx = (to->x - from->x) * scale;
        out.dy = (from->y - to->y) * scale;
        out.inverseSquare = 1 / std::max(1e-3F, out.dx * out.dx + out.dy * out.dy);
        out.fromRadius = bone.fromRadius / length(bone.from) * m_lens.focalLength() * scale;
        out.toRadius = bone.toRadius / length(bone.to) * m_lens.focalLength() * scale;
        out.blend = std::max(0.5F, bone.blendM / length(bone.to) * m_lens.focalLength() * scale);
        out.part = bone.part;
        flat.push_back(out);
    }
    return flat;
}

}  // namespace core

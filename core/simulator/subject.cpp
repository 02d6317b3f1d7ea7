#include "core/simulator/subject.h"

#include <numbers>

#include "core/simulator/random.h"

namespace core {
namespace {

constexpr double kDegree = std::numbers::pi / 180;

Mounting drawMounting(Random& random, bool left) {
    Mounting mounting;
    const double side = random.chance(0.65) ? 1 : -1;
    mounting.rollRad = float(side * random.uniform(12, 26) * kDegree);
    mounting.pitchRad = float(random.uniform(-5, 10) * kDegree);
    mounting.yawRad = float((left ? -1 : 1) * random.uniform(-9, 5) * kDegree);
    mounting.diagonalRad = float(random.uniform(86, 105) * kDegree);
    mounting.barrel = random.uniformF(0.12, 0.42);
    return mounting;
}

MotionStyle drawMotion(Random& random) {
    MotionStyle style;
    style.amplitudeRad = random.uniform(13, 25) * kDegree;
    style.liftM = random.uniform(0.04, 0.16);
    style.rollCoupling = random.uniform(-6, 16) * kDegree;
    style.gestureS = random.uniform(0.95, 2.1);
    style.aspect = random.uniform(0.8, 1.25);
    style.slantRad = random.normal() * 6 * kDegree;
    style.shear = random.normal() * 0.1;
    style.rounding = random.uniform(0, 0.06);
    style.pausing = random.uniform(0.3, 0.95);
    style.sloppiness = random.uniform(0.4, 1.3);
    style.tremor = random.uniform(0.002, 0.014);
    style.tremorHz = random.uniform(5.5, 10);
    style.restX = random.uniform(-0.3, 0.5);
    style.restY = random.uniform(-1.5, -0.6);
    return style;
}

Vec3 drawSkin(Random& random) {
    constexpr std::array<Vec3, 5> tones{{{1.0F, 0.83F, 0.74F},
                                         {0.95F, 0.75F, 0.63F},
                                         {0.83F, 0.63F, 0.5F},
                                         {0.63F, 0.45F, 0.34F},
                                         {0.4F, 0.28F, 0.21F}}};
    const double place = 3.999 * random.unit() * random.uniform(0.5, 1);
    const auto lower = std::size_t(place);
    const float f = float(place) - float(lower);
    Vec3 skin = tones[lower] * (1 - f) + tones[lower + 1] * f;
    skin.x *= random.uniformF(0.97, 1.06);
    skin.z *= random.uniformF(0.92, 1.05);
    return skin;
}

HandShape drawHand(Random& random, bool left) {
    HandShape hand;
    hand.left = left;
    hand.width = random.uniformF(0.074, 0.092);
    hand.length = random.uniformF(0.9, 1.1);
    hand.thickness = random.uniformF(0.85, 1.15);
    hand.spread = random.uniformF(0.08, 0.2);
    hand.bend = random.uniformF(0.04, 0.2);
    hand.sideM = random.uniformF(0.012, 0.032);
    hand.belowM = random.uniformF(0.044, 0.06);
    hand.aheadM = random.uniformF(0.068, 0.1);
    hand.tiltRad = float(random.uniform(17, 27) * kDegree);
    hand.skin = drawSkin(random);
    hand.nail = hand.skin * 0.6F + Vec3{0.36F, 0.28F, 0.27F};
    if (random.chance(0.12))
        hand.nail = {random.uniformF(0.2, 0.9), random.uniformF(0.05, 0.3), random.uniformF(0.1, 0.5)};
    hand.veins = random.uniformF(0.2, 1);
    return hand;
}

}  // namespace

Subject Subject::fromSeed(std::uint64_t seed) {
    Random random(mixSeed(seed, 0x5B));
    const bool left = random.chance(0.25);
    Subject subject;
    subject.mounting = drawMounting(random, left);
    subject.motion = drawMotion(random);
    subject.hand = drawHand(random, left);
    return subject;
}

}  // namespace core

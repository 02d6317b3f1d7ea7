#include "core/simulator/motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "core/simulator/drawn_curve.h"
#include "core/simulator/random.h"

namespace core {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;

TrajectoryPoint between(TrajectoryPoint a, TrajectoryPoint b, double f) {
    return {a.x + (b.x - a.x) * f, a.y + (b.y - a.y) * f};
}

/// 0 at both ends of the activity, 1 from `fadeS` within it.
double envelope(const Activity& activity, double timeS, double fadeS) {
    return minimumJerk((timeS - activity.startS) / fadeS) * minimumJerk((activity.endS - timeS) / fadeS);
}

TrajectoryPoint wander(std::uint64_t seed, double t, double reach) {
    return {reach * smoothNoise(mixSeed(seed, 1), t), reach * smoothNoise(mixSeed(seed, 2), t)};
}

TrajectoryPoint walking(const Activity& activity, double t) {
    Random random(activity.seed);
    const double stepsHz = random.uniform(1.6, 2.2);
    const double bob = random.uniform(0.04, 0.16);
    const double swing = random.uniform(0.03, 0.25);
    const double phase = random.uniform(0, kTurn);
    const double steps = kTurn * stepsHz * t + phase;
    return {swing * std::sin(steps / 2),
            bob * std::sin(steps) + 0.03 * std::sin(2 * steps) + swing * 0.5 * std::cos(steps / 2)};
}

TrajectoryPoint typing(const Activity& activity, double t) {
    const TrajectoryPoint slow = wander(activity.seed, t * 0.8, 0.12);
    const TrajectoryPoint taps = wander(mixSeed(activity.seed, 7), t * 6, 0.035);
    return {slow.x + taps.x, slow.y + taps.y};
}

/// Goes to some place, stays, comes back.
TrajectoryPoint reaching(const Activity& activity, double timeS) {
    Random random(activity.seed);
    const double angle = random.uniform(-0.6, kTurn / 2 + 0.6);
    const double far = random.uniform(0.6, 1.9);
    const double lengthS = activity.endS - activity.startS;
    const double goS = std::min(random.uniform(0.45, 1.1), lengthS * 0.4);
    const double backS = std::min(random.uniform(0.45, 1.1), lengthS * 0.4);
    const double out = minimumJerk((timeS - activity.startS) / goS) * minimumJerk((activity.endS - timeS) / backS);
    const double bow = random.uniform(-0.3, 0.3) * std::sin(std::numbers::pi * out);
    const TrajectoryPoint along{std::cos(angle), std::sin(angle)};
    return {far * (out * along.x - bow * along.y), far * (out * along.y + bow * along.x)};
}

}  // namespace

Motion::Motion(const Subject& subject, Script script, const Standpoint& standpoint)
    : m_style(subject.motion),
      m_mounting(yawRotation(subject.mounting.yawRad) * pitchRotation(subject.mounting.pitchRad) *
                 rollRotation(subject.mounting.rollRad)),
      m_script(std::move(script)),
      m_standpoint(standpoint) {
    Body body;
    for (const Activity& activity : m_script.activities) {
        m_bodies.push_back(body);
        const Body gain = bodyGain(activity);
        body.headingRad += gain.headingRad;
        body.walkedM += gain.walkedM;
    }
}

std::size_t Motion::activityAt(double timeS) const {
    const auto& all = m_script.activities;
    const auto after =
        std::upper_bound(all.begin(), all.end(), timeS, [](double t, const Activity& a) { return t < a.startS; });
    return after == all.begin() ? 0 : std::size_t(after - all.begin()) - 1;
}

Motion::Body Motion::bodyGain(const Activity& activity) const {
    Random random(mixSeed(activity.seed, 0xB0D));
    const double lengthS = activity.endS - activity.startS;
    if (activity.kind == ActivityKind::Walk) {
        return {random.normal() * 0.35 * lengthS, random.uniform(0.2, 0.7) * lengthS};
    }
    if (activity.kind == ActivityKind::LookAround) return {random.normal() * 0.2 * lengthS, 0};
    return {random.normal() * 0.05, 0};
}

Motion::Body Motion::bodyAt(double timeS) const {
    const std::size_t index = activityAt(timeS);
    const Activity& activity = m_script.activities[index];
    Body body = m_bodies[index];
    // A gesture is drawn with the body still: it turns before and after.
    const double endS = activity.kind == ActivityKind::Gesture ? activity.drawStartS : activity.endS;
    const double part = minimumJerk((timeS - activity.startS) / (endS - activity.startS));
    const Body gain = bodyGain(activity);
    body.headingRad += gain.headingRad * part;
    body.walkedM += gain.walkedM * part;
    return body;
}

TrajectoryPoint Motion::idle(const Activity& activity, double timeS) const {
    const double t = timeS - activity.startS;
    const double fade = envelope(activity, timeS, 0.35);
    TrajectoryPoint move;
    switch (activity.kind) {
        case ActivityKind::Walk: move = walking(activity, t); break;
        case ActivityKind::Type: move = typing(activity, t); break;
        case ActivityKind::LookAround: move = wander(activity.seed, t * 0.7, 0.9); break;
        case ActivityKind::Reach:
            return {m_style.restX + reaching(activity, timeS).x, m_style.restY + reaching(activity, timeS).y};
        default: break;
    }
    return {m_style.restX + fade * move.x, m_style.restY + fade * move.y};
}

/// Approach, drawing (whole or, for Abort, only the first third) and return.
TrajectoryPoint Motion::drawn(const Activity& activity, double timeS) const {
    Random random(mixSeed(activity.seed, 0xAB0));
    const DrawnCurve curve(activity.gesture, m_style, activity.seed);
    const bool whole = activity.kind == ActivityKind::Gesture;
    const double lengthS = activity.endS - activity.startS;
    const double part = whole ? 1 : random.uniform(0.25, 0.45);
    const double drawStartS = whole ? activity.drawStartS : activity.startS + lengthS * 0.3;
    const double drawEndS = whole ? activity.drawEndS : drawStartS + std::min(lengthS * 0.3, m_style.gestureS * part);
    const double waitS = random.uniform(0, 0.5) * (drawStartS - activity.startS);
    const double stayS = random.uniform(0, 0.5) * (activity.endS - drawEndS);
    const TrajectoryPoint first = curve.at(0);
    const TrajectoryPoint last = curve.at(part);
    if (timeS < drawStartS) {
        return between(rest(), first, minimumJerk((timeS - activity.startS) / (drawStartS - waitS - activity.startS)));
    }
    if (timeS < drawEndS) return curve.at(part * (timeS - drawStartS) / (drawEndS - drawStartS));
    return between(last, rest(), minimumJerk((timeS - drawEndS - stayS) / (activity.endS - drawEndS - stayS)));
}

TrajectoryPoint Motion::wrist(double timeS) const {
    const Activity& activity = m_script.activities[activityAt(timeS)];
    const bool curve = activity.kind == ActivityKind::Gesture || activity.kind == ActivityKind::Abort;
    TrajectoryPoint point = curve ? drawn(activity, timeS) : idle(activity, timeS);
    const std::uint64_t seed = m_script.activities.front().seed;
    const TrajectoryPoint sway = wander(mixSeed(seed, 11), timeS * 0.9, 0.03);
    const TrajectoryPoint tremor = wander(mixSeed(seed, 12), timeS * 2 * m_style.tremorHz, m_style.tremor);
    return {point.x + sway.x + tremor.x, point.y + sway.y + tremor.y};
}

CameraPose Motion::pose(double timeS) const {
    const TrajectoryPoint at = wrist(timeS);
    const Body body = bodyAt(timeS);
    const double heading = m_standpoint.headingRad + body.headingRad;
    const double radius = m_standpoint.walkRadiusM;
    const double way = body.walkedM / radius;
    const Mat3 forearm = yawRotation(float(heading + at.x * m_style.amplitudeRad)) *
                         pitchRotation(float(m_standpoint.pitchRad + at.y * m_style.amplitudeRad)) *
                         rollRotation(float(at.x * m_style.rollCoupling));
    const Vec3 lift = yawRotation(float(heading)) * Vec3{float(at.x * m_style.liftM), float(at.y * m_style.liftM), 0};
    const Vec3 walked{float(radius * std::cos(way)), 0, float(radius * std::sin(way))};
    return {m_standpoint.position + lift + walked, forearm * m_mounting};
}

}  // namespace core

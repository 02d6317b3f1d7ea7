#include "core/simulator/footage.h"

#include <algorithm>
#include <bit>
#include <numbers>
#include <string>
#include <utility>

#include "core/simulator/hand.h"
#include "core/simulator/lens.h"
#include "core/simulator/motion.h"
#include "core/simulator/random.h"
#include "core/simulator/renderer.h"
#include "core/simulator/scene.h"
#include "core/simulator/subject.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr double kReadoutS = 0.024;
constexpr int kReadoutKnots = 4;

/// The person of the seed on one day: the strap never sits quite the same.
Subject subjectOfTheDay(std::uint64_t subjectSeed, std::uint64_t sessionSeed) {
    Subject subject = Subject::fromSeed(subjectSeed);
    Random random(mixSeed(sessionSeed, 0xDA1));
    subject.mounting.rollRad += float(random.normal() * 0.035);
    subject.mounting.pitchRad += float(random.normal() * 0.03);
    subject.mounting.yawRad += float(random.normal() * 0.03);
    subject.hand.sideM += float(random.normal() * 0.003);
    subject.hand.tiltRad += float(random.normal() * 0.03);
    return subject;
}

Standpoint standpoint(std::uint64_t sessionSeed, Vec3 room) {
    Random random(mixSeed(sessionSeed, 0x57A));
    Standpoint point;
    point.walkRadiusM = random.uniformF(0.25, 0.45);
    point.position = {room.x * 0.5F + random.uniformF(-0.25, 0.25), random.uniformF(0.95, 1.4),
                      room.z * 0.5F + random.uniformF(-0.25, 0.25)};
    point.headingRad = random.uniformF(0, 2 * std::numbers::pi);
    point.pitchRad = random.uniformF(-0.14, 0.08);
    return point;
}

Sleeve sleeve(std::uint64_t sessionSeed) {
    Random random(mixSeed(sessionSeed, 0x51E));
    Sleeve sleeve;
    const float grey = random.uniformF(0.08, 0.7);
    sleeve.colour = {grey * random.uniformF(0.6, 1.3), grey * random.uniformF(0.6, 1.2),
                     grey * random.uniformF(0.6, 1.4)};
    sleeve.reachM = random.uniformF(-0.02, 0.045);
    return sleeve;
}

FootageConfig checked(FootageConfig config) {
    if (config.width < 8 || config.height < 8 || config.width > 8192 || config.height > 8192) {
        throw Error("simulated footage cannot be " + std::to_string(config.width) + " x " +
                        std::to_string(config.height) + " pixels; use 8 to 8192 on each side",
                    Error::Kind::BadUsage);
    }
    if (config.script.activities.empty() || config.script.durationS <= 0) {
        throw Error("simulated footage needs a script with at least one activity", Error::Kind::BadUsage);
    }
    if (!config.scene) config.scene = makeScene(config.sceneSeed);
    return config;
}

}  // namespace

std::shared_ptr<const Scene> makeScene(std::uint64_t sceneSeed) { return std::make_shared<const Scene>(sceneSeed); }

struct Footage::Take {
    explicit Take(FootageConfig c)
        : config(std::move(c)),
          subject(subjectOfTheDay(config.subjectSeed, config.sessionSeed)),
          motion(subject, config.script, standpoint(config.sessionSeed, config.scene->size())),
          lens(subject.mounting),
          hand(subject.hand, sleeve(config.sessionSeed), lens, mixSeed(config.subjectSeed, config.sessionSeed)),
          renderer(lens, config.width, config.height),
          truth(config.script.truth()) {}

    FootageConfig config;
    Subject subject;
    Motion motion;
    Lens lens;
    Hand hand;
    Renderer renderer;
    std::vector<TruthEvent> truth;
};

Footage::Footage(FootageConfig config) : m_take(std::make_unique<const Take>(checked(std::move(config)))) {}
Footage::~Footage() = default;
Footage::Footage(Footage&&) noexcept = default;
Footage& Footage::operator=(Footage&&) noexcept = default;

int Footage::width() const { return m_take->config.width; }
int Footage::height() const { return m_take->config.height; }
double Footage::durationS() const { return m_take->config.script.durationS; }
const std::vector<TruthEvent>& Footage::truth() const { return m_take->truth; }

TrajectoryPoint Footage::wristAt(double timeS) const {
    return m_take->motion.wrist(std::clamp(timeS, 0.0, durationS()));
}

Image Footage::frameAt(double timeS) const {
    const Take& take = *m_take;
    const double t = std::clamp(timeS, 0.0, durationS());
    const double halfS = take.config.scene->light().exposureS / 2;
    Exposure exposure;
    exposure.timeS = t;
    exposure.noiseSeed = mixSeed(take.config.sessionSeed, std::bit_cast<std::uint64_t>(t));
    for (int knot = 0; knot < kReadoutKnots; ++knot) {
        exposure.readout.push_back(take.motion.pose(t + kReadoutS * (double(knot) / (kReadoutKnots - 1) - 0.5)));
    }
    exposure.before = take.motion.pose(t - halfS);
    exposure.after = take.motion.pose(t + halfS);
    return take.renderer.render(*take.config.scene, take.hand, exposure);
}

}  // namespace core

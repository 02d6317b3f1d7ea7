#include "core/simulator/prompted_source.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <utility>

#include "core/simulator/random.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr double kLeadS = 0.25;  ///< the wearer needs a moment to react
constexpr double kRestS = 3600;  ///< resting footage repeats after this long

Clock::duration ticks(double seconds) { return std::chrono::duration_cast<Clock::duration>(Seconds(seconds)); }

Script resting(std::uint64_t seed) {
    Activity rest;
    rest.endS = kRestS;
    rest.seed = seed;
    return {{rest}, kRestS};
}

CaptureConfig checked(const CaptureConfig& config) {
    if (!(config.framesPerSecond >= 1 && config.framesPerSecond <= 1000))
        throw Error(
            "the simulator cannot make " + std::to_string(config.framesPerSecond) + " frames a second; use 1 to 1000",
            Error::Kind::BadUsage);
    return config;
}

}  // namespace

PromptedSource::PromptedSource(const CaptureConfig& config)
    : m_config(checked(config)), m_subjectSeed(mixSeed(config.seed, 1)), m_scene(makeScene(mixSeed(config.seed, 2))) {
    m_performance.footage = footage(resting(mixSeed(config.seed, 5)));
}

std::shared_ptr<const Footage> PromptedSource::footage(Script script) const {
    FootageConfig footage;
    footage.subjectSeed = m_subjectSeed;
    footage.sceneSeed = mixSeed(m_config.seed, 2);
    footage.sessionSeed = mixSeed(m_config.seed, 3);
    footage.script = std::move(script);
    footage.width = m_config.width;
    footage.height = m_config.height;
    footage.scene = m_scene;
    return std::make_shared<const Footage>(std::move(footage));
}

void PromptedSource::perform(const std::string& label) {
    std::uint64_t take = 0;
    {
        const std::lock_guard lock(m_mutex);
        take = mixSeed(m_config.seed, 100 + m_performances++);
    }
    ClipRequest request;
    request.label = label;
    request.subjectSeed = m_subjectSeed;
    request.takeSeed = take;
    request.leadS = kLeadS;
    Script script = clipScript(request).script;
    Activity rest = script.activities.back();  // what comes behind the gesture goes on for good
    rest.kind = ActivityKind::Rest;
    rest.startS = script.activities.back().endS;
    rest.endS = rest.startS + kRestS;
    script.activities.push_back(rest);
    script.durationS = rest.endS;
    Performance performance{footage(std::move(script)), std::nullopt};
    const std::lock_guard lock(m_mutex);
    m_performance = std::move(performance);
}

std::optional<Frame> PromptedSource::next(std::stop_token stop) {
    if (!m_start) {
        m_start = Clock::now();
        m_state = SourceState::Running;
    }
    const double elapsed = Seconds(Clock::now() - *m_start).count() * m_config.framesPerSecond;
    const auto newest = std::uint64_t(std::max(0.0, std::floor(elapsed)));
    if (newest > m_sequence) {
        m_droppedLate += newest - m_sequence;
        m_sequence = newest;
    }
    const TimePoint due = *m_start + ticks(double(m_sequence) / m_config.framesPerSecond);
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_until(lock, stop, due, [] { return false; });
    if (stop.stop_requested()) return std::nullopt;
    return Frame{m_sequence++, due, pictureAt(due)};
}

std::shared_ptr<const Image> PromptedSource::pictureAt(TimePoint time) {
    std::shared_ptr<const Footage> footage;
    double timeS = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_performance.begin) m_performance.begin = time;
        footage = m_performance.footage;
        timeS = std::fmod(Seconds(time - *m_performance.begin).count(), footage->durationS());
    }
    return std::make_shared<const Image>(footage->frameAt(timeS));
}

}  // namespace core

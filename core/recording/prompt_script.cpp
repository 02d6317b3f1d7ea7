#include "core/recording/prompt_script.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "core/simulator/random.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr int kMostPrompts = 100'000;
constexpr double kUsualHoldS = 2;  ///< for the estimate of what is left

TimePoint after(TimePoint at, double seconds) {
    return at + std::chrono::duration_cast<Clock::duration>(Seconds(seconds));
}

PromptConfig checked(const PromptConfig& config) {
    const auto refuse = [](const std::string& why) { throw Error(why, Error::Kind::BadUsage); };
    if (config.labels.empty()) refuse("a prompt script needs at least one label; name the gestures to record");
    if (std::set<std::string>(config.labels.begin(), config.labels.end()).size() != config.labels.size())
        refuse("a label stands twice in the prompt script; name each once and raise the repeats instead");
    if (config.repeats < 1 || int(config.labels.size()) > kMostPrompts / config.repeats)
        refuse("a prompt script cannot ask " + std::to_string(config.repeats) + " times for " +
               std::to_string(config.labels.size()) + " labels; use 1 to " + std::to_string(kMostPrompts) +
               " recordings in all");
    if (!(config.recordS > 0) || !(config.countdownS >= 0) || !(config.restS >= 0) || !(config.longRestS >= 0))
        refuse("the times of a prompt script must not be negative, and recordings must last longer than 0 s");
    return config;
}

/// A round in shuffled order that does not begin with `last`, where there is a choice.
std::vector<std::string> shuffledRound(std::vector<std::string> labels, const std::string& last, Random& random) {
    for (int i = int(labels.size()) - 1; i > 0; --i)
        std::swap(labels[std::size_t(i)], labels[std::size_t(random.index(i + 1))]);
    if (labels.size() > 1 && labels.front() == last)
        std::swap(labels.front(), labels[std::size_t(1 + random.index(int(labels.size()) - 1))]);
    return labels;
}

}  // namespace

PromptScript::PromptScript(const PromptConfig& config) : m_config(checked(config)) {
    Random random(m_config.seed);
    for (int round = 0; round < m_config.repeats; ++round) {
        const std::string last = m_upcoming.empty() ? std::string() : m_upcoming.back();
        for (std::string& label : shuffledRound(m_config.labels, last, random)) m_upcoming.push_back(std::move(label));
    }
    for (const std::string& label : m_config.labels) m_progress.push_back({label, 0, m_config.repeats});
}

void PromptScript::enter(PromptPhase phase, TimePoint at, double lengthS) {
    m_phase = phase;
    m_since = at;
    m_lengthS = lengthS;
    m_ticksLeft = phase == PromptPhase::Countdown ? int(lengthS) : 0;
}

void PromptScript::next(TimePoint at) {
    m_judged.clear();
    if (m_upcoming.empty())
        enter(PromptPhase::Done, at, 0);
    else
        enter(PromptPhase::Countdown, at, m_config.countdownS);
}

void PromptScript::start(TimePoint now) {
    if (m_phase != PromptPhase::Waiting) return;
    next(now);
}

std::vector<PromptEvent> PromptScript::advance(TimePoint now) {
    std::vector<PromptEvent> events;
    while (step(now, events)) {
    }
    return events;
}

/// Handles the next thing that happens until now; false when there is none.
bool PromptScript::step(TimePoint now, std::vector<PromptEvent>& events) {
    const bool timed =
        m_phase == PromptPhase::Countdown || judging() || (m_phase == PromptPhase::Recording && m_config.handsFree);
    if (!timed) return false;
    const TimePoint end = after(m_since, m_lengthS);
    if (m_phase == PromptPhase::Countdown) tick(std::min(now, end), events);
    if (now < end) return false;
    switch (m_phase) {
        case PromptPhase::Countdown:
            if (m_config.handsFree)
                record(end, events);
            else
                enter(PromptPhase::Armed, end, 0);
            break;
        case PromptPhase::Recording: stopRecording(end, events); break;
        default:
            next(end);
            if (m_phase == PromptPhase::Done) events.push_back({PromptCue::Done, end, {}});
    }
    return true;
}

/// One tick for each whole second that is left, each told once.
void PromptScript::tick(TimePoint until, std::vector<PromptEvent>& events) {
    const TimePoint end = after(m_since, m_lengthS);
    for (; m_ticksLeft > 0 && after(end, -m_ticksLeft) <= until; --m_ticksLeft)
        events.push_back({PromptCue::Tick, after(end, -m_ticksLeft), m_upcoming.front()});
}

void PromptScript::record(TimePoint at, std::vector<PromptEvent>& events) {
    events.push_back({PromptCue::Go, at, m_upcoming.front()});
    enter(PromptPhase::Recording, at, m_config.handsFree ? m_config.recordS : 0);
}

void PromptScript::stopRecording(TimePoint at, std::vector<PromptEvent>& events) {
    m_judged = m_upcoming.front();
    m_upcoming.pop_front();
    ++keptOf(m_judged);
    events.push_back({PromptCue::Stop, at, m_judged});
    const bool longRest =
        m_config.longRestEvery > 0 && ++m_sinceLongRest >= m_config.longRestEvery && !m_upcoming.empty();
    if (longRest) {
        m_sinceLongRest = 0;
        events.push_back({PromptCue::Rest, at, m_judged});
    }
    enter(longRest ? PromptPhase::LongRest : PromptPhase::Rest, at, longRest ? m_config.longRestS : m_config.restS);
}

std::vector<PromptEvent> PromptScript::press(TimePoint now) {
    std::vector<PromptEvent> events = advance(now);
    const bool ready = m_phase == PromptPhase::Armed || m_phase == PromptPhase::Countdown;
    if (!m_config.handsFree && ready) record(now, events);
    return events;
}

std::vector<PromptEvent> PromptScript::release(TimePoint now) {
    std::vector<PromptEvent> events = advance(now);
    if (!m_config.handsFree && m_phase == PromptPhase::Recording) stopRecording(now, events);
    return events;
}

std::vector<PromptEvent> PromptScript::pause(TimePoint now) {
    std::vector<PromptEvent> events = advance(now);
    if (m_phase == PromptPhase::Waiting || m_phase == PromptPhase::Done || m_phase == PromptPhase::Paused)
        return events;
    if (m_phase == PromptPhase::Recording) events.push_back({PromptCue::Stop, now, m_upcoming.front()});
    m_judged.clear();
    enter(PromptPhase::Paused, now, 0);
    return events;
}

void PromptScript::resume(TimePoint now) {
    if (m_phase != PromptPhase::Paused) return;
    next(now);
}

bool PromptScript::keep(TimePoint now) {
    if (!judging()) return false;
    m_lengthS = 0;  // advance() tells the end where this was the last
    if (m_upcoming.empty()) return true;
    next(now);
    return true;
}

bool PromptScript::discard(TimePoint now) {
    if (!judging()) return false;
    --keptOf(m_judged);
    askAgain(m_judged);
    next(now);
    return true;
}

bool PromptScript::redo(TimePoint now) {
    if (!judging()) return false;
    --keptOf(m_judged);
    m_upcoming.push_front(m_judged);
    next(now);
    return true;
}

/// At the first place behind the next few prompts where it does not stand beside itself, else at the end.
void PromptScript::askAgain(const std::string& label) {
    constexpr std::size_t kSoonest = 2;
    for (std::size_t i = kSoonest; i < m_upcoming.size(); ++i) {
        if (m_upcoming[i - 1] == label || m_upcoming[i] == label) continue;
        m_upcoming.insert(m_upcoming.begin() + std::ptrdiff_t(i), label);
        return;
    }
    m_upcoming.push_back(label);
}

int& PromptScript::keptOf(const std::string& label) {
    return std::find_if(m_progress.begin(), m_progress.end(), [&](const PromptProgress& p) { return p.label == label; })
        ->kept;
}

double PromptScript::secondsForOne() const {
    const double rest = m_config.longRestEvery > 0
                            ? m_config.restS + (m_config.longRestS - m_config.restS) / m_config.longRestEvery
                            : m_config.restS;
    return m_config.countdownS + (m_config.handsFree ? m_config.recordS : kUsualHoldS) + rest;
}

PromptState PromptScript::state(TimePoint now) const {
    PromptState state;
    state.phase = m_phase;
    state.phaseS = m_lengthS;
    if (m_lengthS > 0) state.remainingS = std::clamp(Seconds(after(m_since, m_lengthS) - now).count(), 0.0, m_lengthS);
    const bool judged = judging();
    if (judged)
        state.label = m_judged;
    else if (!m_upcoming.empty())
        state.label = m_upcoming.front();
    const std::size_t following = judged ? 0 : 1;
    if (m_upcoming.size() > following) state.nextLabel = m_upcoming[following];
    state.progress = m_progress;
    state.wanted = wanted();
    for (const PromptProgress& progress : m_progress) state.kept += progress.kept;
    state.remainingTotalS = double(m_upcoming.size()) * secondsForOne() + (judged ? state.remainingS : 0);
    return state;
}

}  // namespace core

#pragma once

#include <deque>
#include <string>
#include <vector>

#include "core/types/prompt.h"

namespace core {

/// Leads a person through a session: shows one gesture after the other, counts down, says when to record, gives rests.
/// Every label once in each round, in shuffled order, so that a session broken off is balanced; the same label never
/// comes twice in a row where that can be avoided. Knows no clock, thread, camera or sound: time is told to it, and it
/// answers with events. Times given must not run backwards.
class PromptScript {
public:
    /// Throws Error for settings that cannot be.
    explicit PromptScript(const PromptConfig& config);

    /// The order in which the labels will be asked for, as planned now.
    const std::deque<std::string>& upcoming() const { return m_upcoming; }
    PromptState state(TimePoint now) const;

    void start(TimePoint now);
    /// Brings the script up to now: what has happened since the last call, oldest first.
    std::vector<PromptEvent> advance(TimePoint now);
    /// A recording under way is thrown away (Stop is told) and asked for again.
    std::vector<PromptEvent> pause(TimePoint now);
    void resume(TimePoint now);

    /// The key goes down, which starts recording where the hands are not free; during a countdown it cuts that short.
    std::vector<PromptEvent> press(TimePoint now);
    std::vector<PromptEvent> release(TimePoint now);

    /// Judges the take just recorded, while resting; what is not judged is kept. False where there is none to judge.
    bool keep(TimePoint now);     ///< goes on at once
    bool discard(TimePoint now);  ///< goes on at once; the label is asked for again later
    bool redo(TimePoint now);     ///< throws the take away and asks for the same label at once

private:
    void enter(PromptPhase phase, TimePoint at, double lengthS);
    void next(TimePoint at);
    void record(TimePoint at, std::vector<PromptEvent>& events);
    void stopRecording(TimePoint at, std::vector<PromptEvent>& events);
    void tick(TimePoint until, std::vector<PromptEvent>& events);
    bool step(TimePoint now, std::vector<PromptEvent>& events);
    bool judging() const { return m_phase == PromptPhase::Rest || m_phase == PromptPhase::LongRest; }
    void askAgain(const std::string& label);
    int wanted() const { return int(m_config.labels.size()) * m_config.repeats; }
    int& keptOf(const std::string& label);
    double secondsForOne() const;

    PromptConfig m_config;
    std::deque<std::string> m_upcoming;  ///< the present prompt first; a take that is being judged is no longer in it
    std::vector<PromptProgress> m_progress;
    PromptPhase m_phase = PromptPhase::Waiting;
    std::string m_judged;  ///< label of the take just recorded
    TimePoint m_since{};   ///< when the phase began
    double m_lengthS = 0;  ///< of the phase; 0 = open end
    int m_ticksLeft = 0;   ///< of the countdown, not told yet
    int m_sinceLongRest = 0;
};

}  // namespace core

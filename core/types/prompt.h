#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/frame.h"

namespace core {

/// What a prompt script asks for, and at what pace.
struct PromptConfig {
    std::vector<std::string> labels;  ///< each is asked for `repeats` times
    int repeats = 10;
    std::uint64_t seed = 1;  ///< same seed, same order
    bool handsFree = true;   ///< records for recordS by itself; else while a key is held
    double countdownS = 3;   ///< between showing a gesture and recording it
    double recordS = 2.5;    ///< length of a hands-free recording
    double restS = 1;        ///< after each recording: time to keep, discard or redo
    int longRestEvery = 30;  ///< recordings between long rests; 0 = none
    double longRestS = 20;
};

enum class PromptPhase {
    Waiting,    ///< not started yet
    Countdown,  ///< shows the gesture that comes
    Armed,      ///< waits for the key, where the hands are not free
    Recording,
    Rest,      ///< the take just recorded can be kept, discarded or redone
    LongRest,  ///< the same, longer
    Paused,
    Done,
};

/// Moments that can be made heard.
enum class PromptCue { Tick, Go, Stop, Rest, Done };

struct PromptEvent {
    PromptCue cue = PromptCue::Tick;
    TimePoint time{};
    std::string label;  ///< of the prompt that it belongs to
};

struct PromptProgress {
    std::string label;
    int kept = 0;
    int wanted = 0;
};

/// Where a prompt script stands, for whoever draws it.
struct PromptState {
    PromptPhase phase = PromptPhase::Waiting;
    std::string label;      ///< what is or was recorded in this phase; empty when done
    std::string nextLabel;  ///< what comes after it; empty for the last
    double remainingS = 0;  ///< of this phase; 0 where it has no end of its own
    double phaseS = 0;      ///< length of this phase
    int kept = 0;
    int wanted = 0;
    double remainingTotalS = 0;            ///< estimate for everything that is left
    std::vector<PromptProgress> progress;  ///< in the order of the labels asked for
};

}  // namespace core

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/types/prediction.h"

namespace core {

/// What the wearer does for a while.
enum class ActivityKind {
    Rest,        ///< hand held still, with breathing and tremor
    Walk,        ///< steps bob the wrist, the heading turns slowly
    Type,        ///< small jerky movements
    Reach,       ///< single moves towards things and back
    LookAround,  ///< slow wandering of the wrist
    Abort,       ///< begins a gesture, gives up after a third and returns
    Gesture,     ///< approach, drawing of the whole curve, return
};

/// One stretch of a script. For gestures the drawing itself is only the part between drawStartS and drawEndS; before
/// it lies the approach from rest, behind it the return.
struct Activity {
    ActivityKind kind = ActivityKind::Rest;
    int gesture = -1;  ///< 0..11 for Gesture and Abort
    double startS = 0;
    double endS = 0;
    double drawStartS = 0;
    double drawEndS = 0;
    std::uint64_t seed = 0;  ///< everything that varies from one performance to the next
};

/// Activities in order of time, without gaps. Time 0 lies in the first, durationS in the last of them.
struct Script {
    std::vector<Activity> activities;
    double durationS = 0;

    std::vector<TruthEvent> truth() const;
};

/// One labelled clip: what is asked for.
struct ClipRequest {
    std::string_view label = "none";  ///< "G1".."G12" or "none"; throws Error for every other text
    std::uint64_t subjectSeed = 1;    ///< the person's usual speed decides how long the drawing takes
    std::uint64_t takeSeed = 1;       ///< this one performance; for "none" also what kind of idling it is
    double leadS = 1;                 ///< footage before the gesture
    double tailS = 1;                 ///< footage behind it
};

/// One labelled clip: the script and the bounds of what the label means.
struct ClipScript {
    Script script;
    double startS = 0;       ///< equals leadS
    double endS = 0;         ///< script.durationS - tailS
    double quietStartS = 0;  ///< of "none": the footage around the bounds without a gesture, of which at most a quarter
    double quietEndS = 0;    ///< lies in it; otherwise the bounds
};

/// Lead-in, one gesture and lead-out. For "none" the stretch between the bounds is anything but a whole gesture: idling
/// of every kind, the approach or return of a gesture, the seam between two activities, and, in four of ten, exactly a
/// torn-off gesture or a reach.
ClipScript clipScript(const ClipRequest& request);

/// Gestures of all kinds in random order, mixed with idling of 0.8 to 4 s.
Script continuousScript(std::uint64_t subjectSeed, std::uint64_t takeSeed, double durationS);

}  // namespace core

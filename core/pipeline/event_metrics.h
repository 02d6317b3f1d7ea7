#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/prediction.h"

namespace core {

/// A decision on the time axis of its footage.
struct FiredEvent {
    std::string label;
    double timeS = 0;  ///< when it fired, seconds since the footage began
    double confidence = 0;
};

/// Events of the engine as metrics see them; `begin` is the time of the footage's first moment.
std::vector<FiredEvent> firedEvents(std::span<const GestureEvent> events, const LabelSet& labels, TimePoint begin);

/// How fired events compare with the truth; counts add up over videos with +=.
struct EventCounts {
    int truth = 0;
    int fired = 0;
    int matched = 0;
    int misses = 0;                    ///< truth without any fire
    int substitutions = 0;             ///< fire of another class during an event that was not matched
    int duplicates = 0;                ///< another fire during an event that was matched already
    int insertions = 0;                ///< fire where nothing happened
    std::vector<double> timeToDetect;  ///< of matches: (t - s + 1) / (e - s + 1); below 1 = before the end
    std::vector<double> delayS;        ///< of matches: t - e

    double precision() const;  ///< 1 when nothing fired
    double recall() const;     ///< 1 when nothing happened
    double f1() const;
    EventCounts& operator+=(const EventCounts& other);
};

/// One-to-one in time order: a fire matches an event of its class when start <= time <= end + toleranceS.
EventCounts matchEvents(std::span<const TruthEvent> truth, std::span<const FiredEvent> fired, double toleranceS = 0.5);

/// Least number of insertions, deletions and substitutions that turn one sequence of classes into the other.
int sequenceDistance(std::span<const TruthEvent> truth, std::span<const FiredEvent> fired);

/// 1 - errors / truth, of sequenceDistance() and |truth| summed over videos. Negative when more goes wrong than
/// happened; without any truth 1 - errors.
double levenshteinAccuracy(double errors, double truth);

/// Fires on footage without gestures.
struct FalseActivations {
    int fires = 0;
    double hours = 0;
    double perHour() const;
    double upperBound95() const;  ///< exact Poisson bound: 3 / hours when nothing fired
};

}  // namespace core

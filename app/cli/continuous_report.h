#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "core/pipeline/event_metrics.h"
#include "training/evaluation/bootstrap.h"

namespace app {

/// What the live engine did on continuous footage. Counts add up over videos with +=.
struct ContinuousCounts {
    core::EventCounts strict;     ///< fires count up to the end of the gesture
    core::EventCounts standard;   ///< ... up to 0.5 s after it
    core::EventCounts lenient;    ///< ... up to 1 s after it
    int sequenceErrors = 0;       ///< insertions, deletions and substitutions between the sequences of classes
    core::FalseActivations idle;  ///< on the footage without any gesture
    double seconds = 0;           ///< of footage with gestures

    /// 1 - errors / gestures; the mean over the videos, each weighing as many as it has gestures.
    double levenshtein() const;
    ContinuousCounts& operator+=(const ContinuousCounts& other);
};

/// Counts of one video. Without any truth it is idle footage, and every fire a false one.
ContinuousCounts countVideo(std::span<const core::TruthEvent> truth, std::span<const core::FiredEvent> fired,
                            double seconds);

/// Continuous recognition as measured, and how far it would differ for other people.
class ContinuousReport {
public:
    void add(const std::string& person, const ContinuousCounts& counts) { m_people[person] += counts; }

    int people() const { return int(m_people.size()); }
    ContinuousCounts total() const;
    nlohmann::ordered_json json() const;
    void print(Console& console) const;

private:
    /// Of event F1 and Levenshtein accuracy, by resampling people; empty for a single one.
    std::vector<training::Interval> intervals() const;

    std::map<std::string, ContinuousCounts> m_people;
};

}  // namespace app

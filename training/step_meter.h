#pragma once

#include <chrono>

#include "core/types/training_config.h"
#include "training/learner.h"
#include "training/trainer.h"

namespace training {

/// The means over the steps since the last report.
class StepMeter {
public:
    explicit StepMeter(const core::TrainingConfig& config) : m_config(config) {}

    /// `waitedSeconds` of the feed, all steps of the run together.
    void add(const StepResult& result, double waitedSeconds);
    /// A report is due after the first step, then ever more seldom: every few seconds in a long run.
    bool due() const;
    /// Fills in what was measured until the end of step `step` - 1, and begins anew.
    void fill(TrainingProgress& now, int step);
    /// The time in between is not of the steps: a validation.
    void pause();
    void resume();

private:
    using Clock = std::chrono::steady_clock;
    double seconds() const;
    double remaining(int step) const;

    core::TrainingConfig m_config;
    Clock::time_point m_resumed = Clock::now();
    Clock::duration m_before{};  ///< what passed until the last pause
    StepResult m_sum;
    int m_steps = 0;
    int m_reports = 0;
    double m_waitedBefore = 0;
    double m_waited = 0;
};

}  // namespace training

#include "training/step_meter.h"

#include <algorithm>

#include "training/schedule.h"

namespace training {

void StepMeter::add(const StepResult& result, double waitedSeconds) {
    m_sum.loss += result.loss;
    m_sum.trajectoryLoss += result.trajectoryLoss;
    m_sum.distillationLoss += result.distillationLoss;
    m_sum.top1 += result.top1;
    m_sum.gradientNorm += result.moved ? result.gradientNorm : 0;
    m_waited = waitedSeconds;
    ++m_steps;
}

double StepMeter::seconds() const {
    return std::chrono::duration<double>(m_before + (Clock::now() - m_resumed)).count();
}

bool StepMeter::due() const {
    constexpr double kFirst = 0.5, kMore = 0.1, kLast = 5;  // seconds; a curve grows quickly in the beginning
    return m_reports == 0 || seconds() >= std::min(kLast, kFirst + kMore * m_reports);
}

void StepMeter::fill(TrainingProgress& now, int step) {
    ++m_reports;
    const double steps = std::max(1, m_steps);
    now.loss = m_sum.loss / steps;
    now.trajectoryLoss = m_sum.trajectoryLoss / steps;
    now.distillationLoss = m_sum.distillationLoss / steps;
    now.trainTop1 = m_sum.top1 / steps;
    now.gradientNorm = m_sum.gradientNorm / steps;
    now.clipsPerSecond = m_steps * m_config.batch * m_config.accumulate / seconds();
    now.waitingShare = (m_waited - m_waitedBefore) / seconds();
    now.secondsLeft = remaining(step);
    m_before = {};
    m_resumed = Clock::now();
    m_sum = {};
    m_steps = 0;
    m_waitedBefore = m_waited;
}

void StepMeter::pause() { m_before += Clock::now() - m_resumed; }

void StepMeter::resume() { m_resumed = Clock::now(); }

/// Later stages cost about as much more as they have more pixels.
double StepMeter::remaining(int step) const {
    const double secondsPerStep = seconds() / std::max(1, m_steps);
    const double area = double(clipSize(m_config, step - 1)) * clipSize(m_config, step - 1);
    double left = 0;
    int first = 0;
    for (const auto& stage : m_config.stages) {
        const int steps = std::max(0, first + stage.steps - std::max(step, first));
        left += steps * secondsPerStep * stage.size * stage.size / area;
        first += stage.steps;
    }
    return left;
}

}  // namespace training

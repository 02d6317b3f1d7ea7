#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "core/types/live_result.h"

namespace core {

/// Remembers the recent samples of one stage; memory is fixed.
class SampleRing {
public:
    void add(double ms);
    StageLatency report() const;

private:
    std::vector<float> m_samples;
    std::size_t m_next = 0;
};

/// Latency of every stage and the rates of camera and network. Not locked: lives inside a Latest.
class LatencyRecorder {
public:
    /// A picture taken at `captured` was fitted and published at `published`.
    void addFrame(TimePoint captured, TimePoint published);
    void addPrediction(const Prediction& prediction);
    LatencyReport report(TimePoint now) const;

private:
    SampleRing m_capture, m_queue, m_sample, m_preprocess, m_infer, m_decide, m_total, m_gap;
    std::vector<TimePoint> m_frameTimes;       ///< of the last seconds
    std::vector<TimePoint> m_predictionTimes;  ///< of the last seconds
};

}  // namespace core

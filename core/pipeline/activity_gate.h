#pragma once

#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "core/types/frame.h"
#include "core/types/live_result.h"

namespace core {

/// Times in seconds, speeds in picture widths per second. The defaults were chosen on simulated footage.
struct GateConfig {
    double onsetSpeed = 0.12;    ///< faster than this opens the gate
    double offsetSpeed = 0.07;   ///< slower than this for quietS closes it
    double quietS = 0.2;         ///< how long the picture must be calm before motion counts as ended
    double baselineS = 0.1;      ///< between the places whose distance gives the speed
    double noiseHistoryS = 10;   ///< the calmest moments of this long give the noise floor
    double noiseFactor = 2.5;    ///< motion is faster than this many times the noise floor
    double highestOnset = 0.45;  ///< however shaky the camera, faster than this opens the gate
};

/// Finds when the camera itself moves, from where the world is in consecutive pictures (see MotionTrack). Pure: no
/// threads, no clock but the frames' own times.
class ActivityGate {
public:
    explicit ActivityGate(const GateConfig& config = {});

    /// Takes the next place and returns the state after it. One from before the last one starts afresh.
    const GateState& update(TimePoint time, Shift place);
    const GateState& state() const { return m_state; }

private:
    struct Seen {
        TimePoint time;
        Shift place;
    };
    struct Sample {
        TimePoint time;
        double speed;
    };

    void measure(TimePoint now, Shift place);
    void adaptThreshold();
    void openOrClose(TimePoint now);

    GateConfig m_config;
    GateState m_state;
    std::deque<Seen> m_seen;        ///< the places of the last baseline
    std::deque<Sample> m_speeds;    ///< of the last noiseHistoryS
    std::array<double, 2> m_raw{};  ///< the two speeds before the newest, for a median of three
    TimePoint m_lastFast{};         ///< when the motion was last too fast to end
};

}  // namespace core

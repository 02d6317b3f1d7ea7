#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/types/clip.h"
#include "core/types/prediction.h"

namespace core {

/// What the camera's own motion says: a gesture never happens before a still camera.
struct GateState {
    bool moving = false;
    double speed = 0;        ///< of the picture, in picture widths per second
    double threshold = 0;    ///< speed that counts as motion at present; adapts to the camera's noise
    TimePoint onset{};       ///< where the present, else the last motion began
    TimePoint offset{};      ///< where the last motion ended; older than onset while moving
    bool anyMotion = false;  ///< false until the first onset
};

/// One tick of the live engine.
struct LiveResult {
    Prediction prediction;             ///< of the surest of this tick's windows
    std::shared_ptr<const Clip> seen;  ///< the clip of that window: what the network saw
    std::vector<float> smoothed;       ///< running mean of the probabilities that the decision looks at
    GateState gate;
};

/// Percentiles of the recent samples of one stage, in milliseconds.
struct StageLatency {
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
    std::size_t samples = 0;
};

/// Where the time goes, over the last minute or so.
struct LatencyReport {
    StageLatency capture;          ///< picture taken -> fitted and remembered
    StageLatency queue;            ///< picture taken -> sampling began (contains capture)
    StageLatency sample;           ///< frames picked and copied
    StageLatency preprocess;       ///< clip -> normalised tensor
    StageLatency infer;            ///< network forward, the whole batch of windows
    StageLatency decide;           ///< gate, smoothing, decision
    StageLatency captureToResult;  ///< newest picture taken -> result published
    StageLatency previewGap;       ///< between one published preview picture and the next
    double cameraRate = 0;         ///< pictures a second over the last seconds
    double predictionRate = 0;     ///< results a second over the last seconds
};

}  // namespace core

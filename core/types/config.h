#pragma once

#include <string>
#include <vector>

namespace core {

/// How a camera, stream or file is opened.
struct CaptureConfig {
    std::string source = "sim";     ///< sim | v4l2:/dev/videoN | rtsp://... | http://... | file:PATH
    int width = 640;                ///< wanted width of a camera or of the simulator
    int height = 480;               ///< wanted height
    double framesPerSecond = 30;    ///< wanted rate
    int connectTimeoutMs = 10'000;  ///< a silent source fails after this long
    int freezeTimeoutMs = 1'500;    ///< no new picture for this long makes a running source "frozen"
    unsigned long long seed = 1;    ///< simulator: person, scene and script
    bool realTime = true;           ///< files and the simulator: pace like a camera; false = as fast as it is read
};

/// When one gesture becomes one event; see GestureDecider.
struct DecisionConfig {
    int agreeing = 3;             ///< windows of this many lengths must agree on a gesture
    double fireThreshold = 0.92;  ///< smoothed probability that can fire
    double rearmThreshold = 0.3;  ///< the fired class must fall below this before it can fire again
    double smoothing = 0.3;       ///< weight of the newest prediction in the running mean, 0..1
    double refractoryS = 0.5;     ///< no second event sooner than this after the last
};

/// The live engine.
struct LiveConfig {
    std::vector<double> windowsS = {0.85, 1.1, 1.4, 1.75, 2.15, 2.6, 3.1};  ///< lengths of the windows that take turns
    int windowsPerTick = 2;                                                 ///< classified together, as one batch
    double historyS = 4.0;                                                  ///< how much the frame ring remembers
    bool activityGate = true;  ///< look for gestures only while the camera moves and shortly afterwards
    DecisionConfig decision;
};

}  // namespace core

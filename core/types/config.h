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
    double fireThreshold = 0.6;   ///< smoothed probability that fires
    double rearmThreshold = 0.3;  ///< the fired class must fall below this to re-arm
    double smoothing = 0.5;       ///< weight of the newest prediction in the running mean, 0..1
    double refractoryS = 0.5;     ///< no second event sooner than this after the last
};

/// The live engine.
struct LiveConfig {
    std::vector<double> windowsS = {1.2, 2.0};  ///< window lengths classified together when no gate bounds the gesture
    double historyS = 4.0;                      ///< how much the frame ring remembers
    bool activityGate = true;                   ///< cut windows at the camera's own start and end of motion
    bool fireWhileMoving = false;               ///< with the gate: also decide before the gesture's end is seen
    DecisionConfig decision;
};

}  // namespace core

#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/types/classifier.h"
#include "core/types/clip.h"
#include "core/types/frame_source.h"
#include "core/types/worker_status.h"

namespace ui {

/// Percentiles of one duration, milliseconds; all zero while nothing was measured.
struct Percentiles {
    double p50Ms = 0;
    double p95Ms = 0;
    double p99Ms = 0;
};

/// One row of the latency table.
struct StageRow {
    QString name;  ///< as shown to the user
    Percentiles times;
};

/// What the program measures about itself, for the status bar and the latency table.
struct LiveReading {
    core::WorkerStatus worker;
    core::SourceInfo source;
    bool simulated = false;     ///< the pictures come from the simulator: no camera is on
    double cameraRate = 0;      ///< pictures per second
    double predictionRate = 0;  ///< predictions per second
    Percentiles captureToResult;
    std::vector<StageRow> stages;
};

/// One prediction in the form in which it is shown.
struct ShownPrediction {
    std::vector<float> probabilities;        ///< smoothed, in LabelSet order
    std::shared_ptr<const core::Clip> seen;  ///< what the network saw; may be empty
};

/// Something went wrong: what, why, what to do. Shown inside the page.
struct Message {
    QString what;
    QString why;
    QString advice;
    QString details;         ///< for "Copy details"
    bool offerRetry = true;  ///< show "Try again"
    bool offerSimulator = true;
};

}  // namespace ui

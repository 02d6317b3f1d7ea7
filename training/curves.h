#pragma once

#include "training/event_file.h"
#include "training/trainer.h"

namespace training {

/// Adds what a report of a running training says to the curves for TensorBoard.
void drawCurves(EventFile& file, const TrainingProgress& progress);

}  // namespace training

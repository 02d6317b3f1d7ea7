#pragma once

#include <memory>

#include "app/classify/ranking.h"
#include "app/cli/command_line.h"
#include "core/types/classifier.h"
#include "core/types/frame_source.h"
#include "core/types/inference_config.h"

namespace core {
class SimulatorSource;
}

namespace app {

/// The device, precision and threads that the common options ask for. Throws core::Error (bad usage) for unknown names.
core::InferenceConfig inferenceConfig(const CommonOptions& common);

/// Loads and warms up the model of the common options. Takes a second or so.
std::unique_ptr<core::Classifier> openClassifier(const CommonOptions& common);

/// The simulator behind a source, or null for real cameras and files.
const core::SimulatorSource* simulatorOf(const core::FrameSource& source);

}  // namespace app

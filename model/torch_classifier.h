#pragma once

#include <memory>
#include <string>

#include "core/types/classifier.h"
#include "core/types/inference_config.h"
#include "model/engine/engine_options.h"

namespace model {

/// The network of a checkpoint as a Classifier, warmed up, so that the first clip is as fast as every other. Throws
/// core::Error for a bad checkpoint or a device that is not there. Sets the process' number of tensor threads.
std::unique_ptr<core::Classifier> makeTorchClassifier(const std::string& path, const core::InferenceConfig& config,
                                                      const EngineOptions& savings = {});

/// Whether a network that asks for this device runs on a GPU here. Throws core::Error (bad usage) where it cannot run.
bool usesGpu(core::Device wanted);

}  // namespace model

#pragma once

#include <string>

#include "core/types/training_config.h"
#include "training/views.h"

namespace training {

/// Which model is shown what.
struct EvaluationRequest {
    std::string model;  ///< path of the checkpoint
    core::DataPart part = core::DataPart::CrossSubject;
    ViewPlan views = {};   ///< of each recording; simulated clips have one
    bool openSet = false;  ///< recordings with labels that the model does not know are judged as unknown gestures
};

}  // namespace training

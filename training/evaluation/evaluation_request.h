#pragma once

#include <string>

#include "core/types/training_config.h"
#include "training/views.h"

namespace training {

/// Which model is shown what.
struct EvaluationRequest {
    std::string model;  ///< path of the checkpoint
    core::DataPart part = core::DataPart::CrossSubject;
    ViewPlan views = {};  ///< of each recording; simulated clips have one
};

}  // namespace training

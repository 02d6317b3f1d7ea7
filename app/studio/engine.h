#pragma once

#include <memory>

#include "app/studio/studio_options.h"
#include "core/pipeline/live_pipeline.h"
#include "core/simulator/simulator_source.h"
#include "core/types/error.h"
#include "core/types/own_gesture.h"

namespace app {

/// A running pipeline with what the Studio needs to know about its source.
struct Engine {
    std::unique_ptr<core::LivePipeline> pipeline;
    std::vector<core::OwnGesture> ownGestures;  ///< that the model brings along
    std::string notice;                         ///< why another model is used than was wanted; empty when none is
    const core::SimulatorSource* simulator = nullptr;  ///< lives inside of the pipeline; null for other sources
};

/// The model, not the source, is what cannot be used.
class ModelError : public core::Error {
public:
    using core::Error::Error;
};

/// Opens the source, loads and warms up the model, starts the threads. Takes a second or so; throws ModelError or, for
/// everything else, core::Error.
std::shared_ptr<Engine> buildEngine(const EngineRequest& request);

/// The label that the simulator performs at `now`; empty where it performs none, or where nothing is known.
std::string truthAt(const core::SimulatorSource* simulator, core::TimePoint now);

}  // namespace app

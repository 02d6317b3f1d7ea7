#pragma once

#include <string>

#include "core/types/training_config.h"

/// Six steps on a handful of simulated clips, from folder/start.safetensors into folder/output.
inline core::TrainingConfig toyRecipe(const std::string& folder, const std::string& output) {
    core::TrainingConfig config;
    config.initialise = folder + "/start.safetensors";
    config.output = folder + "/" + output;
    config.precision = core::TrainingPrecision::Fp32;
    config.device = "cpu";
    config.threads = 1;
    config.stages = {{16, 3}, {32, 3}};
    config.batch = 4;
    config.evaluateEverySteps = 2;
    config.data.cache = folder + "/cache";
    config.data.frames = 6;
    config.data.size = 32;
    auto& simulate = config.data.simulate;
    simulate.train = {2, 1, 10};
    simulate.validation = {1, 1, 6};
    simulate.test = {1, 1, 6};
    simulate.renderSize = simulate.testRenderSize = 32;
    return config;
}

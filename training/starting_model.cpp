#include "training/starting_model.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string>

#include "core/types/error.h"
#include "model/model_metadata.h"
#include "model/presets.h"

namespace training {
namespace {

constexpr const char* kDefaultPreset = "light-timesformer-tiny";

/// What decides which weights fit, by its name in a checkpoint's description.
constexpr std::array kArchitecture{"embed", "depth",     "heads",     "frames", "size",
                                   "patch", "mlp_ratio", "attention", "stem",   "motion_tokens"};

void requireSame(const core::ModelConfig& wanted, const core::ModelConfig& found, const std::string& path) {
    const auto here = nlohmann::json::parse(model::describe(wanted, {}));
    const auto there = nlohmann::json::parse(model::describe(found, {}));
    std::string differences;
    for (const char* key : kArchitecture) {
        if (here[key] == there[key]) continue;
        differences += (differences.empty() ? "" : ", ") + std::string(key) + " " + here[key].dump() + " against " +
                       there[key].dump();
    }
    if (differences.empty()) return;
    throw core::Error(
        "The recipe's preset " + wanted.name + " is another architecture than the checkpoint " + path + " (" +
            found.name + "): " + differences +
            ". Leave out preset to train the checkpoint's own, or initialise to start from random weights.",
        core::Error::Kind::BadUsage);
}

}  // namespace

model::LoadedModel startingModel(const core::TrainingConfig& config) {
    torch::manual_seed(config.seed);  // also for the auxiliary heads, made later
    model::LoadedModel start;
    if (config.initialise.empty()) {
        start.config = model::preset(config.preset.empty() ? kDefaultPreset : config.preset);
        start.network = model::TimeSformer(start.config);
        return start;
    }
    start = model::loadCheckpoint(config.initialise);
    if (config.preset.empty()) return start;
    const core::ModelConfig wanted = model::preset(config.preset);
    requireSame(wanted, start.config, config.initialise);
    start.config.name = wanted.name;
    start.config.preprocessing = wanted.preprocessing;
    return start;
}

}  // namespace training

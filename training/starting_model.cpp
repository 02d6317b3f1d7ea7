#include "training/starting_model.h"

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "core/types/error.h"
#include "model/import/import_weights.h"
#include "model/model_metadata.h"
#include "model/presets.h"
#include "training/label_choice.h"

namespace training {
namespace {

constexpr const char* kDefaultPreset = "light-timesformer-tiny";

/// What decides which weights fit, by its name in a checkpoint's description.
constexpr std::array kArchitecture{"embed", "depth",     "heads",     "frames", "size",
                                   "patch", "mlp_ratio", "attention", "stem",   "motion_tokens"};

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

void requireSame(const core::ModelConfig& wanted, const core::ModelConfig& found, const std::string& path) {
    auto here = nlohmann::json::parse(model::describe(wanted, {}));
    auto there = nlohmann::json::parse(model::describe(found, {}));
    for (auto* json : {&here, &there})  // the weights of both kinds of motion fit each other
        if ((*json)["motion_tokens"] == "track") (*json)["motion_tokens"] = "frames";
    std::string differences;
    for (const char* key : kArchitecture) {
        if (here[key] == there[key]) continue;
        differences += (differences.empty() ? "" : ", ") + std::string(key) + " " + here[key].dump() + " against " +
                       there[key].dump();
    }
    if (differences.empty()) return;
    throw badUsage("The recipe's preset " + wanted.name + " is another architecture than the checkpoint " + path +
                   " (" + found.name + "): " + differences +
                   ". Leave out preset to train the checkpoint's own, or initialise to start from random weights.");
}

template <typename Value>
Value named(const std::string& key, const std::string& wanted, const std::map<std::string, Value>& names) {
    const auto found = names.find(wanted);
    if (found != names.end()) return found->second;
    std::string known;
    for (const auto& [name, value] : names) known += (known.empty() ? "" : ", ") + name;
    throw badUsage(key + " is \"" + wanted + "\". Use one of: " + known + ".");
}

void apply(const core::ModelChange& change, core::ModelConfig& config) {
    const auto set = [](int& value, int wanted) { value = wanted > 0 ? wanted : value; };
    set(config.frames, change.frames);
    set(config.size, change.size);
    set(config.embed, change.embed);
    set(config.depth, change.depth);
    set(config.heads, change.heads);
    set(config.preprocessing.samplingRate, change.samplingRate);
    set(config.trackSteps, change.trackSteps);
    using Scheme = core::AttentionScheme;
    if (!change.attention.empty())
        config.attention = named<Scheme>("model.attention", change.attention,
                                         {{"divided_space_time", Scheme::DividedSpaceTime},
                                          {"joint_space_time", Scheme::JointSpaceTime},
                                          {"space_only", Scheme::SpaceOnly},
                                          {"local_global", Scheme::LocalGlobal},
                                          {"axial", Scheme::Axial}});
    if (!change.motion.empty())
        config.motionTokens = named<core::MotionTokens>("model.motion", change.motion,
                                                        {{"none", core::MotionTokens::None},
                                                         {"frames", core::MotionTokens::Frames},
                                                         {"track", core::MotionTokens::Track}});
    if (!change.span.empty())
        config.preprocessing.span = named<core::ClipSpan>("model.span", change.span,
                                                          {{"whole_gesture", core::ClipSpan::WholeGesture},
                                                           {"fixed_stride", core::ClipSpan::FixedStride},
                                                           {"rounded_segments", core::ClipSpan::RoundedSegments}});
    if (config.motionTokens != core::MotionTokens::Track && change.trackSteps == 0) config.trackSteps = 1;
}

/// The weights of motion values in another number of steps: they say the same where frame to frame is a straight way.
torch::Tensor inSteps(const torch::Tensor& weights, int before, int steps) {
    if (before == steps) return weights;
    const torch::Tensor ofSteps = weights.narrow(1, 0, 2 * before).reshape({-1, before, 2});
    const torch::Tensor ofPlaces = weights.narrow(1, 2 * before, 2 * before).reshape({-1, before, 2});
    const torch::Tensor left = 1 - torch::arange(1, before + 1, weights.options()) / before;
    const torch::Tensor step = ofSteps.mean(1) - (ofPlaces * left.reshape({1, -1, 1})).sum(1);
    const torch::Tensor between = torch::zeros({weights.size(0), 2 * (steps - 1)}, weights.options());
    return torch::cat({step.repeat({1, steps}), between, ofPlaces.sum(1), weights.narrow(1, 4 * before, 1)}, 1);
}

/// The same network for other classes and motion tokens. The head knows again what it knew of classes with the same
/// name.
void adapt(model::LoadedModel& start, const core::ModelConfig& wanted, const core::LabelSet& labels) {
    const core::LabelSet before = start.config.labels;
    const int stepsBefore = start.config.trackSteps;
    start.config.labels = labels;
    const bool sameClasses = before.names == labels.names;
    const bool sameMotion = start.config.motionTokens == wanted.motionTokens && stepsBefore == wanted.trackSteps;
    if (sameClasses && sameMotion) return;
    start.config.motionTokens = wanted.motionTokens;
    start.config.trackSteps = wanted.trackSteps;
    if (!sameClasses) start.config.temperature = 1;
    model::TimeSformer network(start.config);
    const torch::NoGradGuard guard;
    for (auto& item : network->named_buffers()) item.value().copy_(start.network->named_buffers()[item.key()]);
    for (auto& item : network->named_parameters()) {
        const torch::Tensor known = start.network->named_parameters()[item.key()];
        if (!item.key().starts_with("head.")) {
            const bool isMotion = item.key() == "motion.value.weight";
            item.value().copy_(isMotion ? inSteps(known, stepsBefore, wanted.trackSteps) : known);
            continue;
        }
        for (int i = 0; i < labels.size(); ++i) {
            if (const auto row = before.indexOf(labels.names[std::size_t(i)])) item.value()[i].copy_(known[*row]);
        }
    }
    network->eval();
    start.network = network;
}

model::LoadedModel fresh(const core::TrainingConfig& config) {
    model::LoadedModel start;
    start.config = model::preset(config.preset.empty() ? kDefaultPreset : config.preset);
    apply(config.model, start.config);
    start.config.labels = chosenLabels(config, start.config.labels);
    start.network = model::TimeSformer(start.config);
    return start;
}

}  // namespace

model::LoadedModel startingModel(const core::TrainingConfig& config) {
    torch::manual_seed(config.seed);  // also for the auxiliary heads, made later
    if (config.initialise.empty()) return fresh(config);
    if (model::isForeign(config.initialise))
        throw badUsage(config.initialise + " is no checkpoint of Carpus. Convert it first: carpus import " +
                       config.initialise +
                       " start.safetensors, with --frames and --size where the recipe wants "
                       "others, and set initialise to the new file.");
    model::LoadedModel start = model::loadCheckpoint(config.initialise);
    core::ModelConfig wanted = config.preset.empty() ? start.config : model::preset(config.preset);
    const bool bothTell =
        wanted.motionTokens != core::MotionTokens::None && start.config.motionTokens != core::MotionTokens::None;
    if (bothTell) {  // unless the recipe says otherwise
        wanted.motionTokens = start.config.motionTokens;
        wanted.trackSteps = start.config.trackSteps;
    }
    apply(config.model, wanted);
    requireSame(wanted, start.config, config.initialise);
    start.config.name = wanted.name;
    start.config.preprocessing = wanted.preprocessing;
    adapt(start, wanted, chosenLabels(config, start.config.labels));
    return start;
}

}  // namespace training

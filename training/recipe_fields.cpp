#include "training/recipe_fields.h"

#include <sstream>

#include "training/recipe_field_kinds.h"

namespace training {

core::Error outOfRange(const std::string& key, double value, double low, double high) {
    std::ostringstream text;
    text << key << " is " << value << ". Use a value from " << low << " to " << high << ".";
    return core::Error(text.str(), core::Error::Kind::BadUsage);
}

namespace {

using core::TrainingConfig;

RecipeField stages() {
    const auto set = [](TrainingConfig& config, const YAML::Node& node) {
        std::vector<core::TrainingStage> all;
        for (const auto& item : node) {
            const core::TrainingStage stage{item["size"].as<int>(), item["steps"].as<int>()};
            if (stage.size < 16 || stage.size > 1024 || stage.size % 16 != 0 || stage.steps < 1) {
                throw core::Error("stages has size " + std::to_string(stage.size) + " with " +
                                      std::to_string(stage.steps) +
                                      " steps. Use sizes of 16 to 1024 that 16 divides, and at least one step.",
                                  core::Error::Kind::BadUsage);
            }
            all.push_back(stage);
        }
        if (all.empty()) {
            throw core::Error("stages is empty. Give at least one, such as [{size: 112, steps: 3000}].",
                              core::Error::Kind::BadUsage);
        }
        config.stages = all;
    };
    const auto get = [](const TrainingConfig& config) {
        YAML::Node all(YAML::NodeType::Sequence);
        for (const auto& stage : config.stages) {
            YAML::Node item;
            item["size"] = stage.size;
            item["steps"] = stage.steps;
            item.SetStyle(YAML::EmitterStyle::Flow);
            all.push_back(item);
        }
        all.SetStyle(YAML::EmitterStyle::Flow);
        return all;
    };
    return {described("stages", core::RecipeSetting::Kind::List,
                      {"", "Sides of the clips in pixels, a multiple of 16, and optimizer steps with each, in turn"}),
            set, get};
}

RecipeField lrSteps() {
    const auto set = [](TrainingConfig& config, const YAML::Node& node) {
        std::vector<core::LrStep> all;
        for (const auto& item : node) {
            const core::LrStep step{item["from"].as<double>(), item["lr"].as<double>()};
            const bool inOrder = all.empty() || step.from > all.back().from;
            if (!inOrder || !(step.from >= 0 && step.from <= 1 && step.lr >= 0 && step.lr <= 1000)) {
                throw core::Error("optimizer.lr_steps has a step from " + std::to_string(step.from) + " on with lr " +
                                      std::to_string(step.lr) +
                                      ". Use rising parts of the run from 0 to 1, and parts of optimizer.lr.",
                                  core::Error::Kind::BadUsage);
            }
            all.push_back(step);
        }
        config.optimizer.lrSteps = all;
    };
    const auto get = [](const TrainingConfig& config) {
        YAML::Node all(YAML::NodeType::Sequence);
        for (const auto& step : config.optimizer.lrSteps) {
            YAML::Node item;
            item["from"] = shortest(step.from);
            item["lr"] = shortest(step.lr);
            item.SetStyle(YAML::EmitterStyle::Flow);
            all.push_back(item);
        }
        all.SetStyle(YAML::EmitterStyle::Flow);
        return all;
    };
    return {described("optimizer.lr_steps", core::RecipeSetting::Kind::List,
                      {"", "With schedule steps: from this part of the run on, the rate is this part of the highest"}),
            set, get};
}

void addModel(std::vector<RecipeField>& all) {
    all.push_back(
        text("preset", PLACE(preset), {"", "The network; empty: that of initialise, else light-timesformer-tiny"}));
    all.push_back(text("initialise", PLACE(initialise), {"", "Checkpoint to start from; empty: random weights"}));
    all.push_back(text("labels", PLACE(labels),
                       {"", "Classes: empty, the model's own; data, those of the clips; or a list with commas"}));
    all.push_back(number("model.frames", PLACE(model.frames), {0, 256},
                         {"frames", "Frames that the network sees of a clip; 0: as its preset"}));
    all.push_back(number("model.size", PLACE(model.size), {0, 1024},
                         {"px", "Side of the pictures that the network sees; 0: as its preset"}));
    all.push_back(number("model.embed", PLACE(model.embed), {0, 4096}, {"", "Width of the network; 0: as its preset"}));
    all.push_back(
        number("model.depth", PLACE(model.depth), {0, 100}, {"blocks", "Depth of the network; 0: as its preset"}));
    all.push_back(
        number("model.heads", PLACE(model.heads), {0, 64}, {"", "Attention heads of each block; 0: as its preset"}));
    all.push_back(
        text("model.attention", PLACE(model.attention),
             {"", "divided_space_time, joint_space_time, space_only, local_global or axial; empty: as its preset"}));
    all.push_back(
        text("model.motion", PLACE(model.motion),
             {"", "What tokens carry about the camera's motion: none, frames or track; empty: as its preset"}));
    all.push_back(number("model.track_steps", PLACE(model.trackSteps), {0, 64},
                         {"", "Of motion track: its places on the way to each frame; 0: as its preset"}));
    all.push_back(text("model.span", PLACE(model.span),
                       {"", "whole_gesture, fixed_stride or rounded_segments; empty: as its preset"}));
    all.push_back(
        number("model.sampling_rate", PLACE(model.samplingRate), {0, 1000},
               {"frames", "Frames from one that is seen to the next, with a fixed stride; 0: as its preset"}));
    using Rule = core::SamplingRule;
    all.push_back(choice("sampling.rule", PLACE(sampling.rule),
                         Names<Rule>{{"model", Rule::Model},
                                     {"segments", Rule::Segments},
                                     {"stride", Rule::Stride},
                                     {"rounded_segments", Rule::RoundedSegments},
                                     {"linspace", Rule::Linspace},
                                     {"equidistant", Rule::Equidistant},
                                     {"sorted", Rule::Sorted},
                                     {"uniform", Rule::Uniform},
                                     {"dense", Rule::Dense}},
                         {"", "Which frames of a clip training shows; model: as the network samples"}));
    all.push_back(number("sampling.rate", PLACE(sampling.rate), {0, 1000},
                         {"frames", "Frames between two, of stride and dense; 0: the network's"}));
}

void addOptimizer(std::vector<RecipeField>& all) {
    all.push_back(choice("optimizer.kind", PLACE(optimizer.kind),
                         Names<core::OptimizerKind>{{"adamw", core::OptimizerKind::AdamW},
                                                    {"adam", core::OptimizerKind::Adam},
                                                    {"sgd", core::OptimizerKind::Sgd}},
                         {"", "The rule that turns gradients into changes of the weights"}));
    all.push_back(number("optimizer.lr", PLACE(optimizer.lr), {1e-9, 100},
                         {"", "Highest learning rate, reached at the end of the warm-up"}));
    all.push_back(choice("optimizer.schedule", PLACE(optimizer.schedule),
                         Names<core::ScheduleKind>{{"cosine", core::ScheduleKind::Cosine},
                                                   {"steps", core::ScheduleKind::Steps},
                                                   {"one_cycle", core::ScheduleKind::OneCycle}},
                         {"", "How the learning rate goes after the warm-up"}));
    all.push_back(lrSteps());
    all.push_back(number("optimizer.final_lr", PLACE(optimizer.finalLr), kShare,
                         {"", "Part of lr that is left at the end of the cosine"}));
    all.push_back(number("optimizer.warmup_steps", PLACE(optimizer.warmupSteps), {0, 1e8},
                         {"steps", "Steps in which the rate rises; one_cycle takes 0 as 30 % of the run"}));
    all.push_back(number("optimizer.warmup_epochs", PLACE(optimizer.warmupEpochs), {0, 1e5},
                         {"epochs", "Warm-up in passes over the clips, instead of steps; 0: in steps"}));
    all.push_back(number("optimizer.warmup_start", PLACE(optimizer.warmupStart), {0, 100},
                         {"", "Part of lr where the warm-up begins"}));
    all.push_back(number("optimizer.weight_decay", PLACE(optimizer.weightDecay), {0, 10},
                         {"", "Pull of the weights towards zero"}));
    all.push_back(flag("optimizer.decay_all", PLACE(optimizer.decayAll),
                       {"", "Decay embeddings, biases and norms too, as the published recipes do"}));
    all.push_back(number("optimizer.layer_decay", PLACE(optimizer.layerDecay), kShare,
                         {"", "The rate of each block as a part of that of the block above it"}));
    all.push_back(
        number("optimizer.beta1", PLACE(optimizer.beta1), {0, 0.9999}, {"", "Memory of the mean gradient (Adam)"}));
    all.push_back(
        number("optimizer.beta2", PLACE(optimizer.beta2), {0, 0.99999}, {"", "Memory of the squared gradient (Adam)"}));
    all.push_back(
        number("optimizer.momentum", PLACE(optimizer.momentum), {0, 0.9999}, {"", "Memory of the gradient (sgd)"}));
    all.push_back(flag("optimizer.nesterov", PLACE(optimizer.nesterov), {"", "Look ahead along the momentum (sgd)"}));
    all.push_back(number("optimizer.clip_norm", PLACE(optimizer.clipNorm), {0, 1e9},
                         {"", "Gradients are scaled down to this norm; 0: never"}));
    all.push_back(text("distill.teacher", PLACE(distill.teacher),
                       {"", "Checkpoint of a larger network that shows this one what to answer; empty: none"}));
    all.push_back(number("distill.weight", PLACE(distill.weight), kShare,
                         {"", "Weight of the teacher's answers; the labels get the rest"}));
    all.push_back(number("distill.temperature", PLACE(distill.temperature), {0.1, 100},
                         {"", "Softens the answers of both before they are compared"}));
    all.push_back(number("distill.feature_weight", PLACE(distill.featureWeight), {0, 1000},
                         {"", "Weight of the difference between the class tokens"}));
}

std::vector<RecipeField> makeFields() {
    std::vector<RecipeField> all;
    addModel(all);
    all.push_back(text("output", PLACE(output), {"", "Folder of the checkpoints and of the final model", false}));
    all.push_back(number("seed", PLACE(seed), kSeed,
                         {"", "Random choices: the same seed on the same machine gives the same weights"}));
    all.push_back(text("device", PLACE(device), {"", "auto, cpu or cuda", false}));
    all.push_back(choice("precision", PLACE(precision),
                         Names<core::TrainingPrecision>{{"auto", core::TrainingPrecision::Auto},
                                                        {"fp32", core::TrainingPrecision::Fp32},
                                                        {"bf16", core::TrainingPrecision::Bf16},
                                                        {"fp16", core::TrainingPrecision::Fp16}},
                         {"", "Number format of the arithmetic; auto: the fastest that the device computes well"}));
    all.push_back(number("threads", PLACE(threads), {0, 1024}, {"", "Processor threads; 0: one for each core", false}));
    all.push_back(
        number("epochs", PLACE(epochs), {0, 1e5},
               {"epochs", "Length of the run in passes over the training clips; 0: the steps of the stages"}));
    all.push_back(stages());
    all.push_back(
        number("batch", PLACE(batch), {2, 65536}, {"clips", "Clips in memory at once; fewer need less memory"}));
    all.push_back(number("accumulate", PLACE(accumulate), {1, 65536},
                         {"batches", "Batches for each optimizer step: large steps in little memory"}));
    all.push_back(number("freeze_depth", PLACE(freezeDepth), {0, 1000},
                         {"", "1: the stem and the embeddings stay as they are; 1 + n: the first n blocks too"}));
    all.push_back(number("label_smoothing", PLACE(labelSmoothing), {0, 0.9},
                         {"", "Part of the target spread over all classes; keeps the model from being too sure"}));
    all.push_back(number("trajectory_weight", PLACE(trajectoryWeight), {0, 1000},
                         {"", "Weight of the auxiliary task, to follow the wrist; 0: off"}));
    all.push_back(number("average_decay", PLACE(averageDecay), {0, 0.99999},
                         {"", "Of the running mean of the weights that is evaluated and saved; 0: off"}));
    all.push_back(number("evaluate_every_steps", PLACE(evaluateEverySteps), kCount,
                         {"steps", "How often the validation people are asked", false}));
    all.push_back(
        number("evaluate_every_epochs", PLACE(evaluateEveryEpochs), {0, 1e5},
               {"epochs", "How often the validation people are asked, instead of steps; 0: in steps", false}));
    all.push_back(
        number("patience", PLACE(patience), {0, 1e6},
               {"validations", "Validations without a better top-1 before the run ends early; 0: never", false}));
    all.push_back(number("checkpoint_minutes", PLACE(checkpointMinutes), {0, 1e6},
                         {"min", "A resumable state is written at least this often", false}));
    all.push_back(number("checkpoint_steps", PLACE(checkpointSteps), {0, 1e8},
                         {"steps", "A resumable state is written after this many steps too; 0: by time only", false}));
    all.push_back(
        flag("tensorboard", PLACE(tensorboard), {"", "Curves for TensorBoard beside the checkpoints", false}));
    addOptimizer(all);
    addAugmentFields(all);
    addDataFields(all);
    return all;
}

}  // namespace

const std::vector<RecipeField>& recipeFields() {
    static const std::vector<RecipeField> fields = makeFields();
    return fields;
}

}  // namespace training

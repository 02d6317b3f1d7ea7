#include "training/recipe_fields.h"

#include <array>
#include <charconv>
#include <limits>
#include <sstream>
#include <type_traits>
#include <utility>

#include "core/types/error.h"

namespace training {
namespace {

using core::TrainingConfig;

core::Error outOfRange(const std::string& key, double value, double low, double high) {
    std::ostringstream text;
    text << key << " is " << value << ". Use a value from " << low << " to " << high << ".";
    return core::Error(text.str(), core::Error::Kind::BadUsage);
}

/// The shortest text that reads back as the same value.
template <typename Value>
YAML::Node shortest(Value value) {
    if constexpr (std::is_floating_point_v<Value>) {
        std::array<char, 32> text{};
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
        return YAML::Node(std::string(text.data(), end));
    } else {
        return YAML::Node(value);
    }
}

/// `place` gives a reference into the config.
template <typename Place>
RecipeField text(std::string key, Place place, bool changesResult = true) {
    return {std::move(key),
            [place](TrainingConfig& config, const YAML::Node& node) {
                place(config) = node.IsNull() ? std::string() : node.as<std::string>();
            },
            [place](const TrainingConfig& config) { return YAML::Node(place(config)); }, changesResult};
}

template <typename Place>
RecipeField number(std::string key, Place place, std::pair<double, double> range, bool changesResult = true) {
    const auto set = [key, place, range](TrainingConfig& config, const YAML::Node& node) {
        using Value = std::remove_reference_t<decltype(place(config))>;
        const auto value = node.as<Value>();
        if (!(double(value) >= range.first && double(value) <= range.second)) {
            throw outOfRange(key, double(value), range.first, range.second);
        }
        place(config) = value;
    };
    return {key, set, [place](const TrainingConfig& config) { return shortest(place(config)); }, changesResult};
}

template <typename Place, typename Enum>
RecipeField choice(std::string key, Place place, std::vector<std::pair<std::string, Enum>> names) {
    const auto set = [key, place, names](TrainingConfig& config, const YAML::Node& node) {
        const auto wanted = node.as<std::string>();
        std::string known;
        for (const auto& [name, value] : names) {
            if (name == wanted) {
                place(config) = value;
                return;
            }
            known += (known.empty() ? "" : ", ") + name;
        }
        throw core::Error(key + " is \"" + wanted + "\". Use one of: " + known + ".", core::Error::Kind::BadUsage);
    };
    const auto get = [place, names](const TrainingConfig& config) {
        for (const auto& [name, value] : names) {
            if (value == place(config)) return YAML::Node(name);
        }
        return YAML::Node();
    };
    return {std::move(key), set, get, true};
}

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
    return {"stages", set, get, true};
}

template <typename Place>
RecipeField flag(std::string key, Place place, bool changesResult = true) {
    return {std::move(key),
            [place](TrainingConfig& config, const YAML::Node& node) { place(config) = node.as<bool>(); },
            [place](const TrainingConfig& config) { return YAML::Node(place(config)); }, changesResult};
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
    return {"optimizer.lr_steps", set, get, true};
}

#define PLACE(member) \
    [](auto& config) -> auto& { return config.member; }

constexpr std::pair<double, double> kShare{0, 1};
constexpr std::pair<double, double> kCount{1, 1e8};
constexpr std::pair<double, double> kSeconds{0, 10};
constexpr std::pair<double, double> kSide{16, 1024};
constexpr std::pair<double, double> kSeed{0, 1.8e19};

void addModel(std::vector<RecipeField>& all) {
    all.push_back(text("preset", PLACE(preset)));
    all.push_back(text("initialise", PLACE(initialise)));
    all.push_back(text("labels", PLACE(labels)));
    all.push_back(number("model.frames", PLACE(model.frames), {0, 256}));
    all.push_back(number("model.size", PLACE(model.size), {0, 1024}));
    all.push_back(number("model.embed", PLACE(model.embed), {0, 4096}));
    all.push_back(number("model.depth", PLACE(model.depth), {0, 100}));
    all.push_back(number("model.heads", PLACE(model.heads), {0, 64}));
    all.push_back(text("model.attention", PLACE(model.attention)));
    all.push_back(text("model.span", PLACE(model.span)));
    all.push_back(number("model.sampling_rate", PLACE(model.samplingRate), {0, 1000}));
    using Rule = core::SamplingRule;
    all.push_back(choice<>("sampling.rule", PLACE(sampling.rule),
                           std::vector<std::pair<std::string, Rule>>{{"model", Rule::Model},
                                                                     {"segments", Rule::Segments},
                                                                     {"stride", Rule::Stride},
                                                                     {"rounded_segments", Rule::RoundedSegments},
                                                                     {"linspace", Rule::Linspace},
                                                                     {"equidistant", Rule::Equidistant},
                                                                     {"sorted", Rule::Sorted},
                                                                     {"uniform", Rule::Uniform},
                                                                     {"dense", Rule::Dense}}));
    all.push_back(number("sampling.rate", PLACE(sampling.rate), {0, 1000}));
}

void addData(std::vector<RecipeField>& all) {
    all.push_back(text("data.source", PLACE(data.source)));
    all.push_back(
        choice<>("data.layout", PLACE(data.layout),
                 std::vector<std::pair<std::string, core::DataLayout>>{{"auto", core::DataLayout::Auto},
                                                                       {"carpus", core::DataLayout::Carpus},
                                                                       {"muwiges", core::DataLayout::Muwiges},
                                                                       {"csv", core::DataLayout::Csv},
                                                                       {"frames", core::DataLayout::Frames},
                                                                       {"classes", core::DataLayout::Classes}}));
    all.push_back(text("data.separator", PLACE(data.separator)));
    all.push_back(text("data.media", PLACE(data.media)));
    all.push_back(number("data.min_frames", PLACE(data.minFrames), {1, 1e6}));
    all.push_back(text("data.cache", PLACE(data.cache), false));
    all.push_back(number("data.repeat", PLACE(data.repeat), {1, 1000}));
    all.push_back(number("data.mix_simulated", PLACE(data.mixSimulated), {0, 1e8}));
    all.push_back(number("data.cache_limit_gb", PLACE(data.cacheLimitGb), {0, 1e6}, false));
    all.push_back(choice<>("data.short_clips", PLACE(data.shortClips),
                           std::vector<std::pair<std::string, core::ShortClips>>{
                               {"repeat", core::ShortClips::Repeat},
                               {"lengthen", core::ShortClips::Lengthen},
                               {"lengthen_sampled", core::ShortClips::LengthenSampled}}));
    all.push_back(text("data.validation_subjects", PLACE(data.validationSubjects)));
    all.push_back(number("data.frames", PLACE(data.frames), {1, 256}));
    all.push_back(number("data.size", PLACE(data.size), kSide));
    all.push_back(number("data.simulate.seed", PLACE(data.simulate.seed), kSeed));
    all.push_back(number("data.simulate.train.people", PLACE(data.simulate.train.people), {1, 1000}));
    all.push_back(number("data.simulate.train.scenes", PLACE(data.simulate.train.scenes), {1, 1000}));
    all.push_back(number("data.simulate.train.clips", PLACE(data.simulate.train.clips), kCount));
    all.push_back(number("data.simulate.validation.people", PLACE(data.simulate.validation.people), {1, 1000}));
    all.push_back(number("data.simulate.validation.scenes", PLACE(data.simulate.validation.scenes), {1, 1000}));
    all.push_back(number("data.simulate.validation.clips", PLACE(data.simulate.validation.clips), kCount));
    all.push_back(number("data.simulate.test.people", PLACE(data.simulate.test.people), {1, 1000}, false));
    all.push_back(number("data.simulate.test.scenes", PLACE(data.simulate.test.scenes), {1, 1000}, false));
    all.push_back(number("data.simulate.test.clips", PLACE(data.simulate.test.clips), kCount, false));
    all.push_back(number("data.simulate.none_share", PLACE(data.simulate.noneShare), kShare));
    all.push_back(number("data.simulate.margin_s", PLACE(data.simulate.marginS), kSeconds));
    all.push_back(number("data.simulate.render_size", PLACE(data.simulate.renderSize), kSide));
    all.push_back(number("data.simulate.test_render_size", PLACE(data.simulate.testRenderSize), kSide));
}

void addAugment(std::vector<RecipeField>& all) {
    all.push_back(number("augment.mirror", PLACE(augment.mirror), kShare));
    all.push_back(flag("augment.mirror_relabel", PLACE(augment.mirrorRelabel)));
    all.push_back(number("augment.reverse", PLACE(augment.reverse), kShare));
    all.push_back(
        choice<>("augment.crop", PLACE(augment.crop),
                 std::vector<std::pair<std::string, core::CropKind>>{{"zoom", core::CropKind::Zoom},
                                                                     {"scale_jitter", core::CropKind::ScaleJitter},
                                                                     {"random_resized", core::CropKind::RandomResized},
                                                                     {"hand", core::CropKind::Hand}}));
    all.push_back(number("augment.scale_low", PLACE(augment.scaleLow), {1, 10}));
    all.push_back(number("augment.scale_high", PLACE(augment.scaleHigh), {1, 10}));
    all.push_back(number("augment.area_low", PLACE(augment.areaLow), {0.01, 1}));
    all.push_back(number("augment.aspect", PLACE(augment.aspect), {1, 10}));
    all.push_back(number("augment.zoom", PLACE(augment.zoom), {0, 0.9}));
    all.push_back(number("augment.stretch", PLACE(augment.stretch), {0, 0.9}));
    all.push_back(number("augment.brightness", PLACE(augment.brightness), kShare));
    all.push_back(number("augment.contrast", PLACE(augment.contrast), kShare));
    all.push_back(number("augment.colour", PLACE(augment.colour), kShare));
    all.push_back(number("augment.grey", PLACE(augment.grey), kShare));
    all.push_back(number("augment.noise", PLACE(augment.noise), kShare));
    all.push_back(number("augment.blur", PLACE(augment.blur), kShare));
    all.push_back(number("augment.erase", PLACE(augment.erase), kShare));
    all.push_back(number("augment.start_early_s", PLACE(augment.startEarlyS), kSeconds));
    all.push_back(number("augment.start_late_s", PLACE(augment.startLateS), kSeconds));
    all.push_back(number("augment.end_early_s", PLACE(augment.endEarlyS), kSeconds));
    all.push_back(number("augment.end_late_s", PLACE(augment.endLateS), kSeconds));
    all.push_back(number("augment.beside", PLACE(augment.beside), kShare));
    all.push_back(number("augment.time_stretch", PLACE(augment.timeStretch), {0, 0.9}));
    all.push_back(number("augment.frame_jitter", PLACE(augment.frameJitter), {0, 10}));
    all.push_back(number("augment.frame_drop", PLACE(augment.frameDrop), {0, 0.9}));
    all.push_back(number("augment.mixup", PLACE(augment.mixup), {0, 100}));
    all.push_back(number("augment.cutmix", PLACE(augment.cutmix), {0, 100}));
    all.push_back(number("augment.mix", PLACE(augment.mix), kShare));
}

void addOptimizer(std::vector<RecipeField>& all) {
    all.push_back(
        choice<>("optimizer.kind", PLACE(optimizer.kind),
                 std::vector<std::pair<std::string, core::OptimizerKind>>{{"adamw", core::OptimizerKind::AdamW},
                                                                          {"adam", core::OptimizerKind::Adam},
                                                                          {"sgd", core::OptimizerKind::Sgd}}));
    all.push_back(number("optimizer.lr", PLACE(optimizer.lr), {1e-9, 100}));
    all.push_back(
        choice<>("optimizer.schedule", PLACE(optimizer.schedule),
                 std::vector<std::pair<std::string, core::ScheduleKind>>{{"cosine", core::ScheduleKind::Cosine},
                                                                         {"steps", core::ScheduleKind::Steps},
                                                                         {"one_cycle", core::ScheduleKind::OneCycle}}));
    all.push_back(lrSteps());
    all.push_back(number("optimizer.final_lr", PLACE(optimizer.finalLr), kShare));
    all.push_back(number("optimizer.warmup_steps", PLACE(optimizer.warmupSteps), {0, 1e8}));
    all.push_back(number("optimizer.warmup_epochs", PLACE(optimizer.warmupEpochs), {0, 1e5}));
    all.push_back(number("optimizer.warmup_start", PLACE(optimizer.warmupStart), {0, 100}));
    all.push_back(number("optimizer.weight_decay", PLACE(optimizer.weightDecay), {0, 10}));
    all.push_back(flag("optimizer.decay_all", PLACE(optimizer.decayAll)));
    all.push_back(number("optimizer.layer_decay", PLACE(optimizer.layerDecay), kShare));
    all.push_back(number("optimizer.beta1", PLACE(optimizer.beta1), {0, 0.9999}));
    all.push_back(number("optimizer.beta2", PLACE(optimizer.beta2), {0, 0.99999}));
    all.push_back(number("optimizer.momentum", PLACE(optimizer.momentum), {0, 0.9999}));
    all.push_back(flag("optimizer.nesterov", PLACE(optimizer.nesterov)));
    all.push_back(number("optimizer.clip_norm", PLACE(optimizer.clipNorm), {0, 1e9}));
    all.push_back(text("distill.teacher", PLACE(distill.teacher)));
    all.push_back(number("distill.weight", PLACE(distill.weight), kShare));
    all.push_back(number("distill.temperature", PLACE(distill.temperature), {0.1, 100}));
    all.push_back(number("distill.feature_weight", PLACE(distill.featureWeight), {0, 1000}));
}

std::vector<RecipeField> makeFields() {
    std::vector<RecipeField> all;
    addModel(all);
    all.push_back(text("output", PLACE(output), false));
    all.push_back(number("seed", PLACE(seed), kSeed));
    all.push_back(text("device", PLACE(device), false));
    all.push_back(choice<>(
        "precision", PLACE(precision),
        std::vector<std::pair<std::string, core::TrainingPrecision>>{{"auto", core::TrainingPrecision::Auto},
                                                                     {"fp32", core::TrainingPrecision::Fp32},
                                                                     {"bf16", core::TrainingPrecision::Bf16},
                                                                     {"fp16", core::TrainingPrecision::Fp16}}));
    all.push_back(number("threads", PLACE(threads), {0, 1024}, false));
    all.push_back(number("epochs", PLACE(epochs), {0, 1e5}));
    all.push_back(stages());
    all.push_back(number("batch", PLACE(batch), {2, 65536}));
    all.push_back(number("accumulate", PLACE(accumulate), {1, 65536}));
    all.push_back(number("freeze_depth", PLACE(freezeDepth), {0, 1000}));
    all.push_back(number("label_smoothing", PLACE(labelSmoothing), {0, 0.9}));
    all.push_back(number("trajectory_weight", PLACE(trajectoryWeight), {0, 1000}));
    all.push_back(number("average_decay", PLACE(averageDecay), {0, 0.99999}));
    all.push_back(number("evaluate_every_steps", PLACE(evaluateEverySteps), kCount, false));
    all.push_back(number("evaluate_every_epochs", PLACE(evaluateEveryEpochs), {0, 1e5}, false));
    all.push_back(number("patience", PLACE(patience), {0, 1e6}, false));
    all.push_back(number("checkpoint_minutes", PLACE(checkpointMinutes), {0, 1e6}, false));
    all.push_back(number("checkpoint_steps", PLACE(checkpointSteps), {0, 1e8}, false));
    all.push_back(flag("tensorboard", PLACE(tensorboard), false));
    addOptimizer(all);
    addAugment(all);
    addData(all);
    return all;
}

#undef PLACE

}  // namespace

const std::vector<RecipeField>& recipeFields() {
    static const std::vector<RecipeField> fields = makeFields();
    return fields;
}

}  // namespace training

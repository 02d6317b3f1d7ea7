#include "training/original_keys.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "core/types/error.h"

namespace training {
namespace {

using Node = YAML::Node;

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

/// A value that must be one of a few.
void requireOneOf(const std::string& key, const std::string& value, const std::set<std::string>& known) {
    if (known.contains(value)) return;
    std::string list;
    for (const auto& each : known) list += (list.empty() ? "" : ", ") + each;
    throw badUsage(key + " is \"" + value + "\", which Carpus does not know. Use one of: " + list + ".");
}

/// Sets one member.
template <typename Value, typename Place>
OriginalSetter to(Place place) {
    return [place](Original& original, const Node& node) { place(original) = node.as<Value>(); };
}

#define PLACE(member) \
    [](Original & original) -> auto& { return original.member; }

void setModelName(Original& original, const Node& node) {
    const auto name = node.as<std::string>();
    requireOneOf("MODEL.MODEL_NAME", name, {"vit_base_patch16_224", "vit_base_patch16_448", "vit_large_patch16_224"});
    if (!name.starts_with("vit_large")) return;
    original.config.model.embed = 1024;
    original.config.model.depth = 24;
    original.config.model.heads = 16;
}

void setDataset(Original& original, const Node& node) {
    const auto name = node.as<std::string>();
    std::string lower;
    for (const char letter : name) lower += char(std::tolower(static_cast<unsigned char>(letter)));
    requireOneOf("TRAIN.DATASET", lower, {"kinetics", "ssv2"});
    if (lower == "ssv2") original.config.model.span = "rounded_segments";
}

void setMethod(Original& original, const Node& node) {
    const auto name = node.as<std::string>();
    requireOneOf("SOLVER.OPTIMIZING_METHOD", name, {"adam", "adamw", "sgd"});
    original.config.optimizer.kind = name == "sgd"    ? core::OptimizerKind::Sgd
                                     : name == "adam" ? core::OptimizerKind::Adam
                                                      : core::OptimizerKind::AdamW;
}

void setPolicy(Original& original, const Node& node) {
    original.policy = node.as<std::string>();
    requireOneOf("SOLVER.LR_POLICY", original.policy, {"cosine", "steps_with_lrs", "steps_with_relative_lrs"});
}

void setJitter(Original& original, const Node& node) {
    original.jitter = {node[0].as<int>(), node[1].as<int>()};
    if (original.jitter.first < 16 || original.jitter.second < original.jitter.first)
        throw badUsage("DATA.TRAIN_JITTER_SCALES is from " + std::to_string(original.jitter.first) + " to " +
                       std::to_string(original.jitter.second) + ". Use two rising numbers of pixels.");
}

OriginalSetter fixed(const std::string& key, double value) {
    return [key, value](Original&, const Node& node) {
        const auto given = node.IsSequence() ? node.as<std::vector<double>>() : std::vector{node.as<double>()};
        if (std::all_of(given.begin(), given.end(), [&](double each) { return each == value; })) return;
        std::ostringstream text;
        text << key << " is " << node << ", but the network here is made for " << value << ". Leave it out.";
        throw badUsage(text.str());
    };
}

OriginalSetter oneOf(const std::string& key, const std::set<std::string>& known) {
    return [key, known](Original&, const Node& node) { requireOneOf(key, node.as<std::string>(), known); };
}

}  // namespace

const std::map<std::string, OriginalSetter>& originalSetters() {
    static const std::map<std::string, OriginalSetter> all{
        {"TRAIN.DATASET", setDataset},
        {"TRAIN.BATCH_SIZE", to<int>(PLACE(batch))},
        {"TRAIN.EVAL_PERIOD", to<double>(PLACE(config.evaluateEveryEpochs))},
        {"TRAIN.CHECKPOINT_FILE_PATH", to<std::string>(PLACE(config.initialise))},
        {"GLOBAL_BATCH_SIZE", to<int>(PLACE(globalBatch))},
        {"DATA.PATH_TO_DATA_DIR", to<std::string>(PLACE(config.data.source))},
        {"DATA.PATH_LABEL_SEPARATOR", to<std::string>(PLACE(config.data.separator))},
        {"DATA.PATH_PREFIX", to<std::string>(PLACE(config.data.media))},
        {"DATA.NUM_FRAMES", to<int>(PLACE(config.model.frames))},
        {"DATA.SAMPLING_RATE", to<int>(PLACE(config.model.samplingRate))},
        {"DATA.TRAIN_JITTER_SCALES", setJitter},
        {"DATA.TRAIN_CROP_SIZE", to<int>(PLACE(crop))},
        {"DATA.RANDOM_FLIP", to<bool>(PLACE(randomFlip))},
        {"DATA.MEAN", fixed("DATA.MEAN", 0.45)},
        {"DATA.STD", fixed("DATA.STD", 0.225)},
        {"DATA.TARGET_FPS", fixed("DATA.TARGET_FPS", 30)},
        {"TIMESFORMER.ATTENTION_TYPE", to<std::string>(PLACE(config.model.attention))},
        {"TIMESFORMER.PRETRAINED_MODEL", to<std::string>(PLACE(config.initialise))},
        {"MODEL.MODEL_NAME", setModelName},
        {"MODEL.ARCH", oneOf("MODEL.ARCH", {"vit"})},
        {"MODEL.NUM_CLASSES", to<int>(PLACE(classes))},
        {"MODEL.LOSS_FUNC", oneOf("MODEL.LOSS_FUNC", {"cross_entropy"})},
        {"SOLVER.BASE_LR", to<double>(PLACE(baseLr))},
        {"SOLVER.LR_POLICY", setPolicy},
        {"SOLVER.STEPS", to<std::vector<double>>(PLACE(steps))},
        {"SOLVER.LRS", to<std::vector<double>>(PLACE(lrs))},
        {"SOLVER.COSINE_END_LR", to<double>(PLACE(cosineEndLr))},
        {"SOLVER.MAX_EPOCH", to<double>(PLACE(epochs))},
        {"SOLVER.MOMENTUM", to<double>(PLACE(config.optimizer.momentum))},
        {"SOLVER.DAMPENING", fixed("SOLVER.DAMPENING", 0)},
        {"SOLVER.NESTEROV", to<bool>(PLACE(config.optimizer.nesterov))},
        {"SOLVER.WEIGHT_DECAY", to<double>(PLACE(config.optimizer.weightDecay))},
        {"SOLVER.WARMUP_EPOCHS", to<double>(PLACE(config.optimizer.warmupEpochs))},
        {"SOLVER.WARMUP_START_LR", to<double>(PLACE(warmupStartLr))},
        {"SOLVER.OPTIMIZING_METHOD", setMethod},
        {"RNG_SEED", to<unsigned long long>(PLACE(config.seed))},
        {"OUTPUT_DIR", to<std::string>(PLACE(config.output))},
        {"TENSORBOARD.ENABLE", to<bool>(PLACE(config.tensorboard))},
    };
    return all;
}

#undef PLACE

namespace {

/// Keys that the original knows and that say nothing here: other hardware, other networks, or what options of the
/// programs say.
const std::vector<std::string>& idleKeys() {
    static const std::vector<std::string> all{"TRAIN.ENABLE",
                                              "TRAIN.CHECKPOINT_PERIOD",
                                              "TRAIN.AUTO_RESUME",
                                              "TRAIN.CHECKPOINT_TYPE",
                                              "TRAIN.CHECKPOINT_INFLATE",
                                              "TRAIN.CHECKPOINT_CLEAR_NAME_PATTERN",
                                              "TRAIN.CHECKPOINT_EPOCH_RESET",
                                              "TRAIN.FINETUNE",
                                              "TEST.ENABLE",
                                              "TEST.DATASET",
                                              "TEST.BATCH_SIZE",
                                              "TEST.CHECKPOINT_FILE_PATH",
                                              "TEST.CHECKPOINT_TYPE",
                                              "TEST.NUM_ENSEMBLE_VIEWS",
                                              "TEST.NUM_SPATIAL_CROPS",
                                              "TEST.SAVE_RESULTS_PATH",
                                              "DATA.TEST_CROP_SIZE",
                                              "DATA.INPUT_CHANNEL_NUM",
                                              "DATA.DECODING_BACKEND",
                                              "DATA.INV_UNIFORM_SAMPLE",
                                              "DATA.MULTI_LABEL",
                                              "DATA.ENSEMBLE_METHOD",
                                              "DATA.REVERSE_INPUT_CHANNEL",
                                              "DATA.CROP_SIZE",
                                              "DATA.TEMPORAL_EXTENT",
                                              "DATA.DEIT_TRANSFORMS",
                                              "DATA.COLOR_JITTER",
                                              "DATA.AUTO_AUGMENT",
                                              "DATA.RE_PROB",
                                              "DATA.RE_MODE",
                                              "DATA.RE_COUNT",
                                              "DATA.RE_SPLIT",
                                              "MODEL.DROPOUT_RATE",
                                              "MODEL.DROPCONNECT_RATE",
                                              "MODEL.FC_INIT_STD",
                                              "MODEL.HEAD_ACT",
                                              "MODEL.SINGLE_PATHWAY_ARCH",
                                              "MODEL.MULTI_PATHWAY_ARCH",
                                              "SOLVER.GAMMA",
                                              "SOLVER.STEP_SIZE",
                                              "SOLVER.WARMUP_FACTOR",
                                              "SOLVER.COSINE_AFTER_WARMUP",
                                              "NUM_GPUS",
                                              "NUM_SHARDS",
                                              "SHARD_ID",
                                              "LOG_PERIOD",
                                              "LOG_MODEL_INFO",
                                              "DIST_BACKEND"};
    return all;
}

/// Groups of the original of which nothing is of use here.
bool isIdleGroup(const std::string& group) {
    static const std::set<std::string> all{
        "DATA_LOADER", "BN",        "RESNET",    "X3D", "NONLOCAL", "SLOWFAST", "AVA",         "DETECTION",
        "DEMO",        "MULTIGRID", "BENCHMARK", "EMA", "SSV2",     "MIXUP",    "TENSORBOARD", "VIS_MASK"};
    return all.contains(group);
}

}  // namespace

bool isIdleOriginalKey(const std::string& key) {
    const auto& idle = idleKeys();
    return isIdleGroup(key.substr(0, key.find('.'))) || std::find(idle.begin(), idle.end(), key) != idle.end();
}

std::vector<std::string> originalKeys() {
    std::vector<std::string> keys = idleKeys();
    for (const auto& [key, _] : originalSetters()) keys.push_back(key);
    return keys;
}

}  // namespace training

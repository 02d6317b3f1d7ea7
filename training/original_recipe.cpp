#include "training/original_recipe.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "core/types/error.h"
#include "training/nearest_name.h"

namespace training {
namespace {

using Node = YAML::Node;

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

/// The values that mean something only together, with the original's defaults.
struct Original {
    core::TrainingConfig config;
    int batch = 64;
    int globalBatch = 64;
    int crop = 224;
    std::pair<int, int> jitter{256, 320};
    int classes = 400;
    bool randomFlip = true;
    double mixup = 0;
    double baseLr = 0.1;
    double epochs = 300;
    std::string policy = "cosine";
    std::vector<double> steps;
    std::vector<double> lrs;
    double cosineEndLr = 0;
    double warmupStartLr = 0.01;
};

/// A value that must be one of a few.
void requireOneOf(const std::string& key, const std::string& value, const std::set<std::string>& known) {
    if (known.contains(value)) return;
    std::string list;
    for (const auto& each : known) list += (list.empty() ? "" : ", ") + each;
    throw badUsage(key + " is \"" + value + "\", which Carpus does not know. Use one of: " + list + ".");
}

using Setter = std::function<void(Original&, const Node&)>;

/// Sets one member.
template <typename Value, typename Place>
Setter to(Place place) {
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

Setter fixed(const std::string& key, double value) {
    return [key, value](Original&, const Node& node) {
        const auto given = node.IsSequence() ? node.as<std::vector<double>>() : std::vector{node.as<double>()};
        if (std::all_of(given.begin(), given.end(), [&](double each) { return each == value; })) return;
        std::ostringstream text;
        text << key << " is " << node << ", but the network here is made for " << value << ". Leave it out.";
        throw badUsage(text.str());
    };
}

Setter oneOf(const std::string& key, const std::set<std::string>& known) {
    return [key, known](Original&, const Node& node) { requireOneOf(key, node.as<std::string>(), known); };
}

/// What each key does.
const std::map<std::string, Setter>& setters() {
    static const std::map<std::string, Setter> all{
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

std::vector<std::string> knownKeys() {
    std::vector<std::string> keys = idleKeys();
    for (const auto& [key, _] : setters()) keys.push_back(key);
    return keys;
}

/// Takes key after key from the tree.
class Reader {
public:
    explicit Reader(std::string where) : m_where(std::move(where)) {}

    void read(const Node& tree, const std::string& prefix = {}) {
        for (const auto& item : tree) {
            const std::string key = prefix + item.first.as<std::string>();
            if (item.second.IsMap()) {
                read(item.second, key + ".");
            } else {
                take(key, item.second);
            }
        }
    }

    Original& original() { return m_original; }
    const std::vector<std::string>& idle() const { return m_idle; }

private:
    void take(const std::string& key, const Node& value) {
        const auto setter = setters().find(key);
        if (setter != setters().end()) return set(key, setter->second, value);
        const auto& idle = idleKeys();
        refuseMixing(key, value);
        if (isIdleGroup(key.substr(0, key.find('.'))) || std::find(idle.begin(), idle.end(), key) != idle.end()) {
            m_idle.push_back(key);
            return;
        }
        throw badUsage(m_where + ": unknown key \"" + key + "\". Did you mean \"" + nearestName(key, knownKeys()) +
                       "\"?");
    }

    void set(const std::string& key, const Setter& setter, const Node& value) {
        try {
            setter(m_original, value);
        } catch (const YAML::Exception&) {
            std::ostringstream shown;
            shown << value;
            throw badUsage(m_where + ": \"" + shown.str() + "\" is no value for " + key + ".");
        } catch (const core::Error& error) {
            throw badUsage(m_where + ": " + error.what());
        }
    }

    /// Leaving it out would train something else than the recipe says.
    void refuseMixing(const std::string& key, const Node& value) {
        if ((key != "MIXUP.ENABLED" && key != "MIXUP.ENABLE") || !value.as<bool>(false)) return;
        throw badUsage(m_where + ": " + key +
                       " is on, which is not translated. Set it to False, and augment.mixup and "
                       "augment.cutmix as you want them.");
    }

    std::string m_where;
    Original m_original;
    std::vector<std::string> m_idle;
};

void settleSchedule(Original& original) {
    auto& optimizer = original.config.optimizer;
    optimizer.lr = original.baseLr;
    original.config.epochs = original.epochs;
    optimizer.warmupSteps = 0;
    if (optimizer.warmupEpochs > 0) optimizer.warmupStart = original.warmupStartLr / original.baseLr;
    if (original.policy == "cosine") {
        optimizer.schedule = core::ScheduleKind::Cosine;
        optimizer.finalLr = original.cosineEndLr / original.baseLr;
        return;
    }
    optimizer.schedule = core::ScheduleKind::Steps;
    if (original.steps.empty() || original.steps.size() != original.lrs.size())
        throw badUsage("SOLVER.STEPS has " + std::to_string(original.steps.size()) + " values and SOLVER.LRS " +
                       std::to_string(original.lrs.size()) + ". Give as many of both, and at least one.");
    optimizer.lrSteps.clear();
    const double unit = original.policy == "steps_with_lrs" ? original.baseLr : 1;
    for (std::size_t i = 0; i < original.steps.size(); ++i)
        optimizer.lrSteps.push_back({original.steps[i] / original.epochs, original.lrs[i] / unit});
}

/// Numbers for classes, but for the twelve gestures of the network as it is.
std::string labelsFor(int classes) {
    constexpr int kGestures = 12;
    if (classes == kGestures) return {};
    std::string names;
    for (int i = 0; i < classes; ++i) names += (i == 0 ? "" : ", ") + std::to_string(i);
    return names;
}

void requireRange(const std::string& key, double value, double low, double high) {
    if (value >= low && value <= high) return;
    std::ostringstream text;
    text << key << " is " << value << ". Use a value from " << low << " to " << high << ".";
    throw badUsage(text.str());
}

void settle(Original& original) {
    core::TrainingConfig& config = original.config;
    requireRange("TRAIN.BATCH_SIZE", original.batch, 2, 65536);
    requireRange("GLOBAL_BATCH_SIZE", original.globalBatch, 1, 1 << 22);
    requireRange("SOLVER.MAX_EPOCH", original.epochs, 1e-3, 1e5);
    requireRange("SOLVER.BASE_LR", original.baseLr, 1e-9, 100);
    requireRange("MODEL.NUM_CLASSES", original.classes, 2, 100'000);
    requireRange("DATA.TRAIN_CROP_SIZE", original.crop, 16, 1024);
    requireRange("DATA.NUM_FRAMES", config.model.frames, 0, 256);
    settleSchedule(original);
    config.batch = original.batch;
    config.accumulate = std::max(1, original.globalBatch / original.batch);
    config.model.size = original.crop;
    config.stages = {{original.crop, 1}};
    config.labels = labelsFor(original.classes);
    config.data.size = std::clamp(original.jitter.first, 16, 1024);
    config.augment.crop = core::CropKind::ScaleJitter;
    config.augment.scaleLow = std::clamp(double(original.jitter.first) / original.crop, 1.0, 10.0);
    config.augment.scaleHigh = std::clamp(double(original.jitter.second) / original.crop, 1.0, 10.0);
    config.augment.mirrorRelabel = false;  // as the original does; the studies are compared with it
    config.augment.mirror = original.randomFlip ? 0.5 : 0;
}

/// The original's loop and loss, which its YAML files do not mention.
core::TrainingConfig plainTraining() {
    core::TrainingConfig config;
    config.preset = "timesformer";
    config.precision = core::TrainingPrecision::Fp32;
    config.labelSmoothing = config.trajectoryWeight = config.averageDecay = 0;
    config.optimizer.kind = core::OptimizerKind::Sgd;
    config.optimizer.weightDecay = 1e-4;
    config.optimizer.decayAll = true;
    config.optimizer.clipNorm = 0;
    config.model.samplingRate = 8;
    config.evaluateEveryEpochs = 10;
    config.data.frames = 64;
    config.data.simulate.marginS = 0;
    auto& augment = config.augment;
    augment.stretch = augment.brightness = augment.contrast = augment.colour = augment.grey = 0;
    augment.noise = augment.blur = augment.erase = augment.beside = 0;
    augment.startEarlyS = augment.startLateS = augment.endEarlyS = augment.endLateS = 0;
    return config;
}

}  // namespace

bool isOriginalKey(const std::string& key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](unsigned char letter) {
        return std::isupper(letter) || std::isdigit(letter) || letter == '_' || letter == '.';
    });
}

bool isOriginalRecipe(const YAML::Node& tree) {
    if (!tree.IsMap()) return false;
    return std::any_of(tree.begin(), tree.end(),
                       [](const auto& item) { return isOriginalKey(item.first.template as<std::string>("")); });
}

OriginalRecipe translateOriginal(const YAML::Node& tree, const std::string& where) {
    Reader reader(where);
    reader.original().config = plainTraining();
    reader.read(tree);
    try {
        settle(reader.original());
    } catch (const core::Error& error) {
        throw badUsage(where + ": " + error.what());
    }
    OriginalRecipe result{reader.original().config, {}};
    for (const auto& key : reader.idle()) result.notice += (result.notice.empty() ? "" : ", ") + key;
    if (!result.notice.empty())
        result.notice = where + ": these keys of the original TimeSformer say nothing here: " + result.notice +
                        ". (Views and crops: carpus evaluate --views N --crops 3.)";
    return result;
}

}  // namespace training

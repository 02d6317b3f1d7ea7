#include "training/original_recipe.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

#include "core/types/error.h"
#include "training/nearest_name.h"
#include "training/original_keys.h"
#include "training/recipe_field_kinds.h"

namespace training {
namespace {

core::Error badUsage(const std::string& message) { return core::Error(message, core::Error::Kind::BadUsage); }

/// Takes key after key from the tree.
class Reader {
public:
    explicit Reader(std::string where) : m_where(std::move(where)) {}

    void read(const YAML::Node& tree, const std::string& prefix = {}) {
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
    void take(const std::string& key, const YAML::Node& value) {
        const auto setter = originalSetters().find(key);
        if (setter != originalSetters().end()) return set(key, setter->second, value);
        refuseMixing(key, value);
        if (isIdleOriginalKey(key)) {
            m_idle.push_back(key);
            return;
        }
        throw badUsage(m_where + ": unknown key \"" + key + "\". Did you mean \"" + nearestName(key, originalKeys()) +
                       "\"?");
    }

    void set(const std::string& key, const OriginalSetter& setter, const YAML::Node& value) {
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
    void refuseMixing(const std::string& key, const YAML::Node& value) {
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
    if (!(value >= low && value <= high)) throw outOfRange(key, value, low, high);
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

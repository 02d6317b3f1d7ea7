#include "model/architecture.h"

#include <cmath>
#include <functional>
#include <numeric>
#include <string_view>

#include "core/types/error.h"
#include "model/attention_scheme.h"

namespace model {
namespace {

constexpr int kStemConvolutions = 4;
constexpr int kStemPatch = 1 << kStemConvolutions;

void checkRange(std::string_view field, int value, int most) {
    if (value >= 1 && value <= most) return;
    throw core::Error("The model's " + std::string(field) + " is " + std::to_string(value) +
                          "; it must be between 1 and " + std::to_string(most) + ".",
                      core::Error::Kind::BadUsage);
}

void require(bool condition, const std::string& message) {
    if (!condition) throw core::Error(message, core::Error::Kind::BadUsage);
}

/// An empty map says nothing, -1 that there is no such class.
bool isPaired(const std::vector<int>& images, std::size_t label) {
    const int image = images[label];
    return image >= 0 && image < int(images.size()) && images[std::size_t(image)] == int(label);
}

void checkReverse(const core::LabelSet& labels) {
    if (labels.reverse.empty()) return;
    require(labels.reverse.size() == labels.names.size(), "The label set has " + std::to_string(labels.size()) +
                                                              " names but " + std::to_string(labels.reverse.size()) +
                                                              " reverse entries; there must be one for each, or none.");
    for (std::size_t i = 0; i < labels.reverse.size(); ++i) {
        const int reversed = labels.reverse[i];
        require(reversed == -1 || isPaired(labels.reverse, i),
                "Label '" + labels.names[i] + "' has the reverse entry " + std::to_string(reversed) +
                    "; it must be -1 or lead back to the label itself.");
    }
}

void checkLabels(const core::LabelSet& labels) {
    checkRange("number of labels", labels.size(), 100'000);
    require(labels.mirror.size() == labels.names.size(), "The label set has " + std::to_string(labels.size()) +
                                                             " names but " + std::to_string(labels.mirror.size()) +
                                                             " mirror entries; there must be one for each.");
    for (std::size_t i = 0; i < labels.mirror.size(); ++i) {
        const int mirrored = labels.mirror[i];
        require(mirrored == -1 || isPaired(labels.mirror, i),
                "Label '" + labels.names[i] + "' has the mirror entry " + std::to_string(mirrored) +
                    "; mirroring twice must give the label itself, or -1 say that it is not known.");
    }
    checkReverse(labels);
}

void addLinear(std::map<std::string, Shape>& shapes, const std::string& name, std::int64_t in, std::int64_t out) {
    shapes[name + ".weight"] = {out, in};
    shapes[name + ".bias"] = {out};
}

void addNorm(std::map<std::string, Shape>& shapes, const std::string& name, std::int64_t channels) {
    shapes[name + ".weight"] = {channels};
    shapes[name + ".bias"] = {channels};
}

void addAttention(std::map<std::string, Shape>& shapes, const std::string& name, std::int64_t embed) {
    addLinear(shapes, name + ".qkv", embed, 3 * embed);
    addLinear(shapes, name + ".proj", embed, embed);
}

void addStem(std::map<std::string, Shape>& shapes, const core::ModelConfig& config) {
    if (config.stem == core::PatchStem::Linear) {
        shapes["patch_embed.proj.weight"] = {config.embed, 3, config.patch, config.patch};
    } else {
        std::int64_t in = 3;
        const auto widths = stemWidths(config);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            shapes["patch_embed.conv" + std::to_string(i) + ".weight"] = {widths[i], in, 3, 3};
            addNorm(shapes, "patch_embed.norm" + std::to_string(i), widths[i]);
            in = widths[i];
        }
        shapes["patch_embed.proj.weight"] = {config.embed, in, 1, 1};
    }
    shapes["patch_embed.proj.bias"] = {config.embed};
}

void addBlock(std::map<std::string, Shape>& shapes, const std::string& name, const core::ModelConfig& config) {
    const std::int64_t embed = config.embed;
    addNorm(shapes, name + ".norm1", embed);
    addAttention(shapes, name + ".attn", embed);
    addNorm(shapes, name + ".norm2", embed);
    addLinear(shapes, name + ".mlp.fc1", embed, embed * config.mlpRatio);
    addLinear(shapes, name + ".mlp.fc2", embed * config.mlpRatio, embed);
    for (const PatchStep& step : stepsOf(config.attention).patchSteps) {
        const std::string prefix = name + "." + step.prefix;
        addNorm(shapes, prefix + "_norm1", embed);
        addAttention(shapes, prefix + "_attn", embed);
        addLinear(shapes, prefix + "_fc", embed, embed);
    }
}

}  // namespace

std::vector<std::int64_t> stemWidths(const core::ModelConfig& config) {
    return {config.embed / 8, config.embed / 4, config.embed / 2, config.embed};
}

void checkConfig(const core::ModelConfig& config) {
    checkRange("embed", config.embed, 8192);
    checkRange("depth", config.depth, 128);
    checkRange("heads", config.heads, 256);
    checkRange("frames", config.frames, 1024);
    checkRange("size", config.size, 4096);
    checkRange("patch", config.patch, 256);
    checkRange("mlpRatio", config.mlpRatio, 64);
    checkRange("trackSteps", config.trackSteps, 64);
    require(config.trackSteps == 1 || config.motionTokens == core::MotionTokens::Track,
            "The model's trackSteps are " + std::to_string(config.trackSteps) +
                "; only motion track can have more than 1 (model.track_steps).");
    checkLabels(config.labels);
    require(config.embed % config.heads == 0, "The model's embed " + std::to_string(config.embed) +
                                                  " is not a multiple of its " + std::to_string(config.heads) +
                                                  " heads.");
    require(config.size % config.patch == 0, "The model's size " + std::to_string(config.size) +
                                                 " is not a multiple of its patch " + std::to_string(config.patch) +
                                                 ".");
    require(config.dropPath >= 0 && config.dropPath < 1,
            "The model's dropPath is " + std::to_string(config.dropPath) + "; it must be at least 0 and below 1.");
    require(std::isfinite(config.temperature) && config.temperature > 0,
            "The model's temperature is " + std::to_string(config.temperature) + "; it must be above 0.");
    checkRange("samplingRate", config.preprocessing.samplingRate, 100'000);
    const int shortSide = config.preprocessing.shortSide;
    require(shortSide == 0 || (shortSide >= config.size && shortSide <= 8192),
            "The preprocessing's shortSide is " + std::to_string(shortSide) + "; it must be 0, or between the size " +
                std::to_string(config.size) + " and 8192.");
    for (const float deviation : config.preprocessing.deviation) {
        require(std::isfinite(deviation) && deviation > 0, "The preprocessing's deviation must be above 0.");
    }
    const int grid = config.size / config.patch;
    require(config.attention != core::AttentionScheme::LocalGlobal || (grid % 2 == 0 && config.frames % 2 == 0),
            "Sparse local-global attention halves frames, rows and columns of patches; " +
                std::to_string(config.frames) + " frames of " + std::to_string(grid) + " x " + std::to_string(grid) +
                " patches must be even numbers.");
    if (config.stem == core::PatchStem::Linear) return;
    require(config.patch == kStemPatch && config.embed % 8 == 0,
            "A convolutional stem needs patch 16 and an embed that is a multiple of 8, not patch " +
                std::to_string(config.patch) + " and embed " + std::to_string(config.embed) + ".");
}

std::map<std::string, Shape> parameterShapes(const core::ModelConfig& config) {
    const std::int64_t grid = config.size / config.patch;
    std::map<std::string, Shape> shapes;
    shapes["cls_token"] = {1, 1, config.embed};
    shapes["pos_embed"] = {1, 1 + grid * grid, config.embed};
    if (config.attention != core::AttentionScheme::SpaceOnly) shapes["time_embed"] = {1, config.frames, config.embed};
    addStem(shapes, config);
    if (config.motionTokens != core::MotionTokens::None)
        addLinear(shapes, "motion.value", motionValues(config.trackSteps), config.embed);
    for (int i = 0; i < config.depth; ++i) addBlock(shapes, "blocks." + std::to_string(i), config);
    addNorm(shapes, "norm", config.embed);
    addLinear(shapes, "head", config.embed, config.labels.size());
    return shapes;
}

std::map<std::string, Shape> statisticShapes(const core::ModelConfig& config) {
    std::map<std::string, Shape> shapes;
    if (config.stem == core::PatchStem::Linear) return shapes;
    const auto widths = stemWidths(config);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string norm = "patch_embed.norm" + std::to_string(i);
        shapes[norm + ".running_mean"] = {widths[i]};
        shapes[norm + ".running_var"] = {widths[i]};
    }
    return shapes;
}

std::int64_t valueCount(const Shape& shape) {
    return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

}  // namespace model

#include "model/import/foreign_config.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/types/error.h"

namespace model {
namespace {

using core::AttentionScheme;
using Json = nlohmann::json;

constexpr int kHeadWidth = 64;  // of every published network

const Shape& shapeOf(const TensorArchive& archive, const NamedTensors& named, const std::string& name,
                     std::size_t rank) {
    const auto found = named.sources.find(name);
    if (found == named.sources.end()) throw core::Error("its tensor '" + name + "' is missing.");
    const Shape& shape = archive.tensors().at(found->second).shape;
    if (shape.size() == rank) return shape;
    throw core::Error("its tensor '" + name + "' has " + std::to_string(shape.size()) + " dimensions, not " +
                      std::to_string(rank) + ".");
}

int depthOf(const NamedTensors& named) {
    int depth = 0;
    while (named.sources.contains("blocks." + std::to_string(depth) + ".attn.qkv.weight")) ++depth;
    return depth;
}

core::LabelSet numberedLabels(std::int64_t classes) {
    if (classes < 1 || classes > 100'000) throw core::Error("its head has " + std::to_string(classes) + " classes.");
    core::LabelSet labels;
    for (int i = 0; i < int(classes); ++i) {
        labels.names.push_back("class " + std::to_string(i));
        labels.mirror.push_back(-1);
    }
    return labels;
}

/// The frame stride of the published networks with so many frames.
int publishedRate(int frames) { return frames >= 96 ? 4 : frames >= 16 ? 16 : 32; }

std::optional<Json> jsonFile(const std::string& folder, const char* name) {
    const auto path = std::filesystem::path(folder) / name;
    std::ifstream file(path);
    if (!file) return std::nullopt;
    Json json = Json::parse(file, nullptr, false);
    if (json.is_object()) return json;
    throw core::Error("the " + path.string() + " beside it is no JSON object; fetch it again.");
}

/// As the original and Hugging Face call the schemes that they have.
const char* publishedName(AttentionScheme scheme) {
    switch (scheme) {
        case AttentionScheme::JointSpaceTime: return "joint_space_time";
        case AttentionScheme::SpaceOnly: return "space_only";
        default: return "divided_space_time";
    }
}

void agree(const Json& json, const char* key, int ours) {
    if (!json.contains(key) || json[key] == ours) return;
    throw core::Error("its config.json says " + std::string(key) + " " + json[key].dump().substr(0, 40) +
                      ", but its tensors say " + std::to_string(ours) + "; these files do not belong together.");
}

void readLabels(const Json& json, core::LabelSet& labels) {
    if (!json.contains("id2label") || !json["id2label"].is_object()) return;
    for (const auto& [id, name] : json["id2label"].items()) {
        std::size_t index = labels.names.size();
        for (std::size_t i = 0; i < labels.names.size(); ++i) {
            if (id == std::to_string(i)) index = i;
        }
        if (index < labels.names.size() && name.is_string()) labels.names[index] = name.get<std::string>();
    }
    if (json["id2label"].size() == labels.names.size()) return;
    throw core::Error("its config.json names " + std::to_string(json["id2label"].size()) +
                      " classes, but its head has " + std::to_string(labels.names.size()) +
                      "; these files do not belong together.");
}

/// The tensors of a space-only network do not say how many frames it was trained with.
void readFrames(const Json& json, core::ModelConfig& config) {
    constexpr int kMost = 4096;
    const int frames = json.value("num_frames", config.frames);
    if (frames < 1 || frames > kMost)
        throw core::Error("its config.json says num_frames " + std::to_string(frames) + "; use 1 to " +
                          std::to_string(kMost) + ".");
    config.frames = frames;
    config.preprocessing.samplingRate = publishedRate(frames);
}

void readHuggingFace(const Json& json, core::ModelConfig& config) {
    agree(json, "hidden_size", config.embed);
    agree(json, "num_hidden_layers", config.depth);
    if (config.attention == AttentionScheme::SpaceOnly)
        readFrames(json, config);
    else
        agree(json, "num_frames", config.frames);
    agree(json, "patch_size", config.patch);
    agree(json, "image_size", config.size);
    agree(json, "intermediate_size", config.embed * config.mlpRatio);
    if (json.contains("num_attention_heads")) json["num_attention_heads"].get_to(config.heads);
    const std::string attention = json.value("attention_type", "");
    if (!attention.empty() && attention != publishedName(config.attention)) {
        throw core::Error("its config.json says attention_type '" + attention.substr(0, 40) +
                          "', but its tensors are those of '" + publishedName(config.attention) +
                          "'; these files do not belong together.");
    }
    readLabels(json, config.labels);
}

void readPixels(const Json& json, core::Preprocessing& pixels) {
    if (json.contains("image_mean")) json["image_mean"].get_to(pixels.mean);
    if (json.contains("image_std")) json["image_std"].get_to(pixels.deviation);
}

/// The value behind `KEY:` in the YAML text of the original, of a list the first; empty where the key is missing.
std::string valueIn(const std::string& text, const std::string& key) {
    const std::size_t place = text.find(key + ":");
    if (place == std::string::npos) return {};
    const std::size_t begin = text.find_first_not_of(" \n-['\"", place + key.size() + 1);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_first_of(" \n,]'\"", begin) - begin);
}

int numberIn(const std::string& text, const std::string& key, int otherwise) {
    constexpr int kMost = 100'000;
    const int value = std::atoi(valueIn(text, key).substr(0, 9).c_str());
    return value > 0 && value <= kMost ? value : otherwise;
}

AttentionScheme attentionOf(const NamedTensors& named, const std::string& cfg) {
    if (named.sources.contains("blocks.0.temporal_attn.qkv.weight")) return AttentionScheme::DividedSpaceTime;
    if (named.sources.contains("time_embed")) return AttentionScheme::JointSpaceTime;
    const bool picturesOnly = named.layout == Layout::Torchvision || named.layout == Layout::Original;
    const bool spaceOnly = valueIn(cfg, "ATTENTION_TYPE") == publishedName(AttentionScheme::SpaceOnly);
    return picturesOnly && !spaceOnly ? AttentionScheme::DividedSpaceTime : AttentionScheme::SpaceOnly;
}

/// What the training configuration of the original says; without it, what the published networks of that size use.
void readOriginal(const std::string& cfg, core::ModelConfig& config) {
    core::Preprocessing& rule = config.preprocessing;
    constexpr int kUsualSize = 224, kUsualShortSide = 256;
    rule.resampling = core::Resampling::Plain;
    rule.shortSide = numberIn(cfg, "TRAIN_JITTER_SCALES", config.size == kUsualSize ? kUsualShortSide : 0);
    if (rule.shortSide < config.size) rule.shortSide = 0;
    rule.samplingRate = numberIn(cfg, "SAMPLING_RATE", rule.samplingRate);
    if (isOfFrameLists(cfg)) rule.span = core::ClipSpan::RoundedSegments;
}

}  // namespace

std::string trainingText(const TensorArchive& archive) {
    const auto found = archive.texts().find("cfg");
    return found == archive.texts().end() ? std::string() : found->second;
}

bool isOfFrameLists(const std::string& cfg) {
    std::string name = valueIn(cfg, "DATASET");
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return name == "ssv2";
}

bool isPictureNetwork(const NamedTensors& named, const std::string& cfg) {
    return !named.sources.contains("time_embed") && !named.sources.contains("blocks.0.temporal_attn.qkv.weight") &&
           attentionOf(named, cfg) == AttentionScheme::DividedSpaceTime;
}

core::ModelConfig foreignConfig(const TensorArchive& archive, const NamedTensors& named, const std::string& folder) {
    const auto shape = [&](const char* name, std::size_t rank) { return shapeOf(archive, named, name, rank); };
    const auto has = [&](const char* name) { return named.sources.contains(name); };
    core::ModelConfig config;
    config.name = "imported";
    config.embed = int(shape("cls_token", 3)[2]);
    config.heads = std::max(1, config.embed / kHeadWidth);
    config.depth = depthOf(named);
    config.patch = int(shape("patch_embed.proj.weight", 4)[3]);
    config.mlpRatio = config.embed > 0 ? int(shape("blocks.0.mlp.fc1.weight", 2)[0] / config.embed) : 0;
    const auto grid = std::int64_t(std::lround(std::sqrt(double(shape("pos_embed", 3)[1] - 1))));
    config.size = int(grid * config.patch);
    const std::string cfg = trainingText(archive);
    if (has("time_embed")) config.frames = int(shape("time_embed", 3)[1]);
    config.attention = attentionOf(named, cfg);
    config.labels = has("head.weight") ? numberedLabels(shape("head.weight", 2)[0]) : core::LabelSet::gestures(false);
    config.preprocessing.span = core::ClipSpan::FixedStride;
    config.preprocessing.samplingRate = publishedRate(config.frames);
    if (named.layout == Layout::MmAction2) {
        config.preprocessing.mean = {0.5F, 0.5F, 0.5F};
        config.preprocessing.deviation = {0.5F, 0.5F, 0.5F};
        config.preprocessing.resampling = core::Resampling::Plain;
    }
    if (named.layout == Layout::Original && !isPictureNetwork(named, cfg)) readOriginal(cfg, config);
    if (named.layout != Layout::HuggingFace) return config;
    try {
        if (const auto json = jsonFile(folder, "config.json")) readHuggingFace(*json, config);
        if (const auto json = jsonFile(folder, "preprocessor_config.json")) readPixels(*json, config.preprocessing);
    } catch (const Json::exception& error) {
        throw core::Error("a JSON file beside it is malformed (" + std::string(error.what()) + ").");
    }
    return config;
}

}  // namespace model

#include "model/presets.h"

#include <algorithm>
#include <array>

#include "core/types/error.h"

namespace model {
namespace {

using core::ModelConfig;

ModelConfig light(const char* name) {
    ModelConfig config;
    config.name = name;
    config.preprocessing.span = core::ClipSpan::WholeGesture;
    return config;
}

ModelConfig published(const char* name, int frames, int size, int samplingRate) {
    ModelConfig config = light(name);
    config.frames = frames;
    config.size = size;
    config.preprocessing.span = core::ClipSpan::FixedStride;
    config.preprocessing.samplingRate = samplingRate;
    return config;
}

ModelConfig light32(const char* name) {
    ModelConfig config = light(name);
    config.frames = 32;
    return config;
}

ModelConfig lightSmall(const char* name) {
    ModelConfig config = light(name);
    config.embed = 384;
    config.heads = 6;
    return config;
}

/// Small enough for two processor cores, and learns from scratch: see the convolutional stem.
ModelConfig lightTiny(const char* name) {
    ModelConfig config = light(name);
    config.embed = 192;
    config.depth = 6;
    config.heads = 3;
    config.size = 112;
    config.attention = core::AttentionScheme::JointSpaceTime;
    config.stem = core::PatchStem::Convolutional;
    config.motionTokens = core::MotionTokens::Track;
    config.trackSteps = 4;
    config.labels = core::LabelSet::gestures(true);
    return config;
}

struct Entry {
    const char* name;
    ModelConfig (*make)(const char* name);
};

constexpr std::array kPresets{
    Entry{"light-timesformer", light},
    Entry{"light-timesformer-32", light32},
    Entry{"light-timesformer-small", lightSmall},
    Entry{"light-timesformer-tiny", lightTiny},
    Entry{"timesformer", [](const char* name) { return published(name, 8, 224, 32); }},
    Entry{"timesformer-hr", [](const char* name) { return published(name, 16, 448, 16); }},
    Entry{"timesformer-l", [](const char* name) { return published(name, 96, 224, 4); }},
};

}  // namespace

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const Entry& entry : kPresets) names.emplace_back(entry.name);
    return names;
}

ModelConfig preset(std::string_view name) {
    const auto* found =
        std::find_if(kPresets.begin(), kPresets.end(), [&](const Entry& entry) { return entry.name == name; });
    if (found != kPresets.end()) return found->make(found->name);
    std::string known;
    for (const Entry& entry : kPresets) known += std::string(known.empty() ? "" : ", ") + entry.name;
    throw core::Error("Unknown model preset '" + std::string(name) + "'; use one of " + known + ".",
                      core::Error::Kind::BadUsage);
}

}  // namespace model

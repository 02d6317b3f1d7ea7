#include "model/model_metadata.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/types/error.h"
#include "model/architecture.h"

namespace model {
namespace {

using Json = nlohmann::json;

constexpr const char* kArchitecture = "TimeSformer";
constexpr int kVersion = 1;

template <typename Enum>
struct Named {
    Enum value;
    const char* name;
};

constexpr Named<core::AttentionScheme> kAttention[] = {
    {core::AttentionScheme::DividedSpaceTime, "divided_space_time"},
    {core::AttentionScheme::JointSpaceTime, "joint_space_time"},
    {core::AttentionScheme::SpaceOnly, "space_only"},
    {core::AttentionScheme::LocalGlobal, "local_global"},
    {core::AttentionScheme::Axial, "axial"},
};
constexpr Named<core::PatchStem> kStem[] = {
    {core::PatchStem::Linear, "linear"},
    {core::PatchStem::Convolutional, "convolutional"},
};
constexpr Named<core::FitMode> kFit[] = {
    {core::FitMode::CentreCrop, "centre_crop"},
    {core::FitMode::Stretch, "stretch"},
};
constexpr Named<core::ClipSpan> kSpan[] = {
    {core::ClipSpan::WholeGesture, "whole_gesture"},
    {core::ClipSpan::FixedStride, "fixed_stride"},
    {core::ClipSpan::RoundedSegments, "rounded_segments"},
};
constexpr Named<core::Resampling> kResampling[] = {
    {core::Resampling::Antialiased, "antialiased"},
    {core::Resampling::Plain, "plain"},
};

/// Older checkpoints know only whether there is any.
constexpr Named<core::MotionTokens> kMotion[] = {
    {core::MotionTokens::None, "none"},
    {core::MotionTokens::Frames, "frames"},
    {core::MotionTokens::Track, "track"},
};

template <typename Enum, std::size_t N>
const char* nameOf(const Named<Enum> (&table)[N], Enum value) {
    for (const auto& entry : table) {
        if (entry.value == value) return entry.name;
    }
    throw core::Error("A model setting has no name in checkpoints.");
}

template <typename Enum, std::size_t N>
Enum valueOf(const Named<Enum> (&table)[N], const Json& json, const char* key) {
    const auto name = json.at(key).get<std::string>();
    for (const auto& entry : table) {
        if (name == entry.name) return entry.value;
    }
    throw core::Error("its " + std::string(key) + " is the unknown '" + name.substr(0, 40) + "'.");
}

Json toJson(const core::Preprocessing& preprocessing) {
    return {{"fit", nameOf(kFit, preprocessing.fit)},
            {"mean", preprocessing.mean},
            {"deviation", preprocessing.deviation},
            {"resampling", nameOf(kResampling, preprocessing.resampling)},
            {"short_side", preprocessing.shortSide}};
}

core::Preprocessing preprocessingFrom(const Json& json) {
    core::Preprocessing preprocessing;
    const Json& pixels = json.at("preprocessing");
    preprocessing.fit = valueOf(kFit, pixels, "fit");
    pixels.at("mean").get_to(preprocessing.mean);
    pixels.at("deviation").get_to(preprocessing.deviation);
    if (pixels.contains("resampling")) preprocessing.resampling = valueOf(kResampling, pixels, "resampling");
    preprocessing.shortSide = pixels.value("short_side", 0);
    preprocessing.span = valueOf(kSpan, json.at("sampling"), "span");
    json.at("sampling").at("rate").get_to(preprocessing.samplingRate);
    return preprocessing;
}

core::MotionTokens motionFrom(const Json& json) {
    const auto found = json.find("motion_tokens");
    if (found == json.end()) return core::MotionTokens::None;
    if (!found->is_boolean()) return valueOf(kMotion, json, "motion_tokens");
    return found->get<bool>() ? core::MotionTokens::Frames : core::MotionTokens::None;
}

core::ModelConfig configFrom(const Json& json) {
    core::ModelConfig config;
    json.at("name").get_to(config.name);
    json.at("embed").get_to(config.embed);
    json.at("depth").get_to(config.depth);
    json.at("heads").get_to(config.heads);
    json.at("frames").get_to(config.frames);
    json.at("size").get_to(config.size);
    json.at("patch").get_to(config.patch);
    json.at("mlp_ratio").get_to(config.mlpRatio);
    json.at("drop_path").get_to(config.dropPath);
    json.at("temperature").get_to(config.temperature);
    config.attention = valueOf(kAttention, json, "attention");
    config.stem = valueOf(kStem, json, "stem");
    config.motionTokens = motionFrom(json);
    config.trackSteps = json.value("track_steps", 1);  // older checkpoints do not know it
    config.preprocessing = preprocessingFrom(json);
    json.at("labels").get_to(config.labels.names);
    json.at("mirror").get_to(config.labels.mirror);
    config.labels.reverse = json.value("reverse", std::vector<int>());  // older checkpoints do not know it
    return config;
}

void checkKind(const Json& json) {
    const auto architecture = json.at("architecture").get<std::string>();
    if (architecture != kArchitecture) {
        throw core::Error("its architecture '" + architecture.substr(0, 40) + "' is unknown; this program knows " +
                          kArchitecture + ".");
    }
    const int version = json.at("version").get<int>();
    if (version != kVersion) {
        throw core::Error("its description has version " + std::to_string(version) + ", this program reads " +
                          std::to_string(kVersion) + "; use a newer Carpus.");
    }
}

}  // namespace

std::string describe(const core::ModelConfig& config, const CheckpointNotes& notes) {
    const Json json{
        {"architecture", kArchitecture},
        {"version", kVersion},
        {"name", config.name},
        {"embed", config.embed},
        {"depth", config.depth},
        {"heads", config.heads},
        {"frames", config.frames},
        {"size", config.size},
        {"patch", config.patch},
        {"mlp_ratio", config.mlpRatio},
        {"drop_path", config.dropPath},
        {"temperature", config.temperature},
        {"attention", nameOf(kAttention, config.attention)},
        {"stem", nameOf(kStem, config.stem)},
        {"motion_tokens", nameOf(kMotion, config.motionTokens)},
        {"track_steps", config.trackSteps},
        {"preprocessing", toJson(config.preprocessing)},
        {"sampling", {{"span", nameOf(kSpan, config.preprocessing.span)}, {"rate", config.preprocessing.samplingRate}}},
        {"labels", config.labels.names},
        {"mirror", config.labels.mirror},
        {"reverse", config.labels.reverse},
        {"provenance", notes.provenance},
        {"metrics", notes.metrics},
    };
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Description parseDescription(const std::string& text) {
    try {
        const Json json = Json::parse(text);
        checkKind(json);
        Description description{configFrom(json), {}};
        json.at("provenance").get_to(description.notes.provenance);
        json.at("metrics").get_to(description.notes.metrics);
        checkConfig(description.config);
        return description;
    } catch (const Json::exception& error) {
        throw core::Error("its description is malformed (" + std::string(error.what()) + ").");
    }
}

}  // namespace model

#include "model/import/export_weights.h"

#include <torch/torch.h>

#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <utility>
#include <vector>

#include "core/types/error.h"
#include "model/atomic_file.h"
#include "model/checkpoint.h"
#include "model/import/layouts.h"

namespace model {
namespace {

using core::AttentionScheme;
using Json = nlohmann::ordered_json;

/// Hugging Face's name of the scheme. Throws for networks that only Carpus has.
const char* publishedScheme(const std::string& checkpoint, const core::ModelConfig& config) {
    const bool plain = config.stem == core::PatchStem::Linear && config.motionTokens == core::MotionTokens::None;
    switch (config.attention) {
        case AttentionScheme::DividedSpaceTime:
            if (plain) return "divided_space_time";
            break;
        case AttentionScheme::JointSpaceTime:
            if (plain) return "joint_space_time";
            break;
        case AttentionScheme::SpaceOnly:
            if (plain) return "space_only";
            break;
        default: break;
    }
    throw core::Error("'" + checkpoint + "' cannot be exported: its network '" + config.name +
                      "' has a stem, tokens or an attention scheme that the published TimeSformer does not have.");
}

void writeWeights(const LoadedModel& loaded, const std::string& path,
                  const std::function<std::string(const std::string&)>& nameOf) {
    std::vector<torch::Tensor> kept;
    std::vector<TensorToWrite> tensors;
    for (const auto& item : loaded.network->named_parameters()) {
        kept.push_back(item.value().detach().contiguous());
        tensors.push_back({nameOf(item.key()),
                           ElementType::F32,
                           kept.back().sizes().vec(),
                           {static_cast<const std::byte*>(kept.back().data_ptr()), std::size_t(kept.back().nbytes())}});
    }
    writeSafetensors(path, std::move(tensors), {{"format", "pt"}});
}

Json configJson(const core::ModelConfig& config, const char* scheme) {
    Json names = Json::object(), numbers = Json::object();
    for (int i = 0; i < config.labels.size(); ++i) {
        names[std::to_string(i)] = config.labels.names[std::size_t(i)];
        numbers[config.labels.names[std::size_t(i)]] = i;
    }
    return {{"architectures", {"TimesformerForVideoClassification"}},
            {"model_type", "timesformer"},
            {"attention_type", scheme},
            {"hidden_size", config.embed},
            {"num_hidden_layers", config.depth},
            {"num_attention_heads", config.heads},
            {"intermediate_size", config.embed * config.mlpRatio},
            {"image_size", config.size},
            {"patch_size", config.patch},
            {"num_channels", 3},
            {"num_frames", config.frames},
            {"qkv_bias", true},
            {"hidden_act", "gelu"},
            {"layer_norm_eps", 1e-6},
            {"hidden_dropout_prob", 0.0},
            {"attention_probs_dropout_prob", 0.0},
            {"drop_path_rate", 0},
            {"id2label", names},
            {"label2id", numbers}};
}

Json preprocessorJson(const core::ModelConfig& config) {
    return {{"image_processor_type", "VideoMAEImageProcessor"},
            {"do_resize", true},
            {"size", {{"shortest_edge", config.size}}},
            {"do_center_crop", true},
            {"crop_size", {{"height", config.size}, {"width", config.size}}},
            {"do_rescale", true},
            {"do_normalize", true},
            {"image_mean", config.preprocessing.mean},
            {"image_std", config.preprocessing.deviation}};
}

void writeText(const std::filesystem::path& path, const std::string& text) {
    AtomicFile file(path.string());
    file.write(std::as_bytes(std::span(text)));
    file.commit();
}

}  // namespace

void exportHuggingFace(const std::string& checkpoint, const std::string& folder) {
    const LoadedModel loaded = loadCheckpoint(checkpoint);
    const char* scheme = publishedScheme(checkpoint, loaded.config);
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) throw core::Error("The folder '" + folder + "' cannot be made: " + error.message() + ".");
    const std::filesystem::path to(folder);
    writeWeights(loaded, (to / "model.safetensors").string(), huggingFaceName);
    writeText(to / "config.json", configJson(loaded.config, scheme).dump(2) + "\n");
    writeText(to / "preprocessor_config.json", preprocessorJson(loaded.config).dump(2) + "\n");
}

void exportStateDict(const std::string& checkpoint, const std::string& file) {
    const LoadedModel loaded = loadCheckpoint(checkpoint);
    publishedScheme(checkpoint, loaded.config);
    writeWeights(loaded, file, [](const std::string& name) { return name; });
}

}  // namespace model

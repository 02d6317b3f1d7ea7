#include "model/import/layouts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/types/error.h"

namespace model {
namespace {

/// A part of a name and what it is called in the original; applied in the order of a list.
using Rename = std::pair<std::string_view, std::string_view>;

constexpr Rename kHuggingFace[] = {
    {"timesformer.embeddings.cls_token", "cls_token"},
    {"timesformer.embeddings.position_embeddings", "pos_embed"},
    {"timesformer.embeddings.time_embeddings", "time_embed"},
    {"timesformer.embeddings.patch_embeddings.projection", "patch_embed.proj"},
    {"timesformer.encoder.layer.", "blocks."},
    {"timesformer.layernorm.", "norm."},
    {"classifier.", "head."},
    {".temporal_attention.attention.qkv", ".temporal_attn.qkv"},
    {".temporal_attention.output.dense", ".temporal_attn.proj"},
    {".attention.attention.qkv", ".attn.qkv"},
    {".attention.output.dense", ".attn.proj"},
    {".temporal_layernorm", ".temporal_norm1"},
    {".temporal_dense", ".temporal_fc"},
    {".layernorm_before", ".norm1"},
    {".layernorm_after", ".norm2"},
    {".intermediate.dense", ".mlp.fc1"},
    {".output.dense", ".mlp.fc2"},
};

constexpr Rename kMmAction2[] = {
    {"backbone.patch_embed.projection", "patch_embed.proj"},
    {"backbone.transformer_layers.layers.", "blocks."},
    {"backbone.", ""},
    {"cls_head.fc_cls.", "head."},
    {".in_proj_weight", ".qkv.weight"},
    {".in_proj_bias", ".qkv.bias"},
    {".out_proj.", ".proj."},
    {".ffns.0.norm.", ".norm2."},
    {".ffns.0.layers.0.0.", ".mlp.fc1."},
    {".ffns.0.layers.1.", ".mlp.fc2."},
};

/// The attention of blocks with two of them: over time, then over space.
constexpr Rename kMmAction2Divided[] = {
    {".attentions.0.norm.", ".temporal_norm1."},
    {".attentions.0.attn.", ".temporal_attn."},
    {".attentions.0.temporal_fc.", ".temporal_fc."},
    {".attentions.1.norm.", ".norm1."},
    {".attentions.1.attn.", ".attn."},
};

constexpr Rename kMmAction2Plain[] = {
    {".norms.0.", ".norm1."},
    {".norms.1.", ".norm2."},
    {".attentions.0.attn.", ".attn."},
};

constexpr Rename kTorchvision[] = {
    {"class_token", "cls_token"},
    {"conv_proj.", "patch_embed.proj."},
    {"encoder.pos_embedding", "pos_embed"},
    {"encoder.layers.encoder_layer_", "blocks."},
    {"encoder.ln.", "norm."},
    {"heads.head.", "head."},
    {".ln_1.", ".norm1."},
    {".ln_2.", ".norm2."},
    {".self_attention.in_proj_weight", ".attn.qkv.weight"},
    {".self_attention.in_proj_bias", ".attn.qkv.bias"},
    {".self_attention.out_proj.", ".attn.proj."},
    {".mlp.linear_1.", ".mlp.fc1."},
    {".mlp.linear_2.", ".mlp.fc2."},
    {".mlp.0.", ".mlp.fc1."},
    {".mlp.3.", ".mlp.fc2."},
};

void replace(std::string& name, std::string_view from, std::string_view to) {
    const std::size_t place = name.find(from);
    if (place != std::string::npos) name.replace(place, from.size(), to);
}

template <std::size_t N>
void rename(const Rename (&renames)[N], std::string& name) {
    for (const auto& [theirs, ours] : renames) replace(name, theirs, ours);
}

/// The dictionaries that training programs wrap weights in, and the prefixes of wrapped modules.
std::string unwrapped(std::string name) {
    for (const std::string_view wrapper :
         {"model_state/", "state_dict/", "model/", "module.", "model.", "backbone.model."}) {
        if (name.starts_with(wrapper)) name.erase(0, wrapper.size());
    }
    return name;
}

bool isTrainingState(const std::string& name) {
    return name.starts_with("optimizer") || name.starts_with("lr_scheduler") || name.starts_with("scheduler");
}

Layout layoutOf(const std::map<std::string, std::string>& names) {
    const auto has = [&](const char* name) { return names.contains(name); };
    if (has("timesformer.embeddings.cls_token")) return Layout::HuggingFace;
    if (has("backbone.cls_token")) return Layout::MmAction2;
    if (has("class_token") && has("conv_proj.weight")) return Layout::Torchvision;
    if (has("cls_token") && has("patch_embed.proj.weight")) return Layout::Original;
    throw core::Error(
        "it holds no TimeSformer and no ViT in a layout that Carpus knows (original, Hugging Face, mmaction2, timm, "
        "torchvision).");
}

}  // namespace

std::string layoutName(Layout layout) {
    switch (layout) {
        case Layout::Original: return "TimeSformer (original)";
        case Layout::HuggingFace: return "Hugging Face";
        case Layout::MmAction2: return "mmaction2";
        case Layout::Torchvision: return "torchvision ViT";
    }
    return "";
}

NamedTensors nameTensors(const TensorArchive& archive) {
    std::map<std::string, std::string> names;  // without wrappers -> in the archive
    NamedTensors result;
    for (const auto& [name, tensor] : archive.tensors()) {
        if (isTrainingState(name)) {
            result.skipped.push_back(name);
        } else if (!names.emplace(unwrapped(name), name).second) {
            throw core::Error("it holds '" + unwrapped(name).substr(0, 80) + "' twice, in different dictionaries.");
        }
    }
    result.layout = layoutOf(names);
    const bool divided = std::any_of(names.begin(), names.end(), [](const auto& entry) {
        return entry.first.find(".attentions.1.") != std::string::npos;
    });
    for (const auto& [theirs, source] : names) {
        std::string name = theirs;
        switch (result.layout) {
            case Layout::Original: break;
            case Layout::HuggingFace: rename(kHuggingFace, name); break;
            case Layout::Torchvision: rename(kTorchvision, name); break;
            case Layout::MmAction2:
                rename(kMmAction2, name);
                if (divided) rename(kMmAction2Divided, name);
                if (!divided) rename(kMmAction2Plain, name);
                break;
        }
        result.sources[name] = source;
    }
    return result;
}

std::string huggingFaceName(std::string original) {
    if (original.starts_with("norm.")) return "timesformer.layernorm." + original.substr(5);
    for (const auto& [theirs, ours] : kHuggingFace) {
        const bool whole = ours == "norm.";
        if (!whole) replace(original, ours, theirs);
    }
    return original;
}

}  // namespace model

#include "model/import/layouts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/types/error.h"

namespace model {
namespace {

/// A part of a name and what it is called in the original; applied in the order of a list.
using Rename = std::pair<std::string_view, std::string_view>;

constexpr std::array kHuggingFace{
    Rename{"timesformer.embeddings.cls_token", "cls_token"},
    Rename{"timesformer.embeddings.position_embeddings", "pos_embed"},
    Rename{"timesformer.embeddings.time_embeddings", "time_embed"},
    Rename{"timesformer.embeddings.patch_embeddings.projection", "patch_embed.proj"},
    Rename{"timesformer.encoder.layer.", "blocks."},
    Rename{"timesformer.layernorm.", "norm."},
    Rename{"classifier.", "head."},
    Rename{".temporal_attention.attention.qkv", ".temporal_attn.qkv"},
    Rename{".temporal_attention.output.dense", ".temporal_attn.proj"},
    Rename{".attention.attention.qkv", ".attn.qkv"},
    Rename{".attention.output.dense", ".attn.proj"},
    Rename{".temporal_layernorm", ".temporal_norm1"},
    Rename{".temporal_dense", ".temporal_fc"},
    Rename{".layernorm_before", ".norm1"},
    Rename{".layernorm_after", ".norm2"},
    Rename{".intermediate.dense", ".mlp.fc1"},
    Rename{".output.dense", ".mlp.fc2"},
};

constexpr std::array kMmAction2{
    Rename{"backbone.patch_embed.projection", "patch_embed.proj"},
    Rename{"backbone.transformer_layers.layers.", "blocks."},
    Rename{"backbone.", ""},
    Rename{"cls_head.fc_cls.", "head."},
    Rename{".in_proj_weight", ".qkv.weight"},
    Rename{".in_proj_bias", ".qkv.bias"},
    Rename{".out_proj.", ".proj."},
    Rename{".ffns.0.norm.", ".norm2."},
    Rename{".ffns.0.layers.0.0.", ".mlp.fc1."},
    Rename{".ffns.0.layers.1.", ".mlp.fc2."},
};

/// The attention of blocks with two of them: over time, then over space.
constexpr std::array kMmAction2Divided{
    Rename{".attentions.0.norm.", ".temporal_norm1."},
    Rename{".attentions.0.attn.", ".temporal_attn."},
    Rename{".attentions.0.temporal_fc.", ".temporal_fc."},
    Rename{".attentions.1.norm.", ".norm1."},
    Rename{".attentions.1.attn.", ".attn."},
};

constexpr std::array kMmAction2Plain{
    Rename{".norms.0.", ".norm1."},
    Rename{".norms.1.", ".norm2."},
    Rename{".attentions.0.attn.", ".attn."},
};

constexpr std::array kTorchvision{
    Rename{"class_token", "cls_token"},
    Rename{"conv_proj.", "patch_embed.proj."},
    Rename{"encoder.pos_embedding", "pos_embed"},
    Rename{"encoder.layers.encoder_layer_", "blocks."},
    Rename{"encoder.ln.", "norm."},
    Rename{"heads.head.", "head."},
    Rename{".ln_1.", ".norm1."},
    Rename{".ln_2.", ".norm2."},
    Rename{".self_attention.in_proj_weight", ".attn.qkv.weight"},
    Rename{".self_attention.in_proj_bias", ".attn.qkv.bias"},
    Rename{".self_attention.out_proj.", ".attn.proj."},
    Rename{".mlp.linear_1.", ".mlp.fc1."},
    Rename{".mlp.linear_2.", ".mlp.fc2."},
    Rename{".mlp.0.", ".mlp.fc1."},
    Rename{".mlp.3.", ".mlp.fc2."},
};

void replace(std::string& name, std::string_view from, std::string_view to) {
    const std::size_t place = name.find(from);
    if (place != std::string::npos) name.replace(place, from.size(), to);
}

template <std::size_t N>
void rename(const std::array<Rename, N>& renames, std::string& name) {
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

#include "model/import/import_weights.h"

#include <torch/torch.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "core/types/error.h"
#include "model/architecture.h"
#include "model/checkpoint.h"
#include "model/import/foreign_config.h"
#include "model/import/layouts.h"
#include "model/model_metadata.h"

namespace model {
namespace {

using torch::Tensor;

constexpr const char* kPatchWeight = "patch_embed.proj.weight";

torch::ScalarType weightType(const std::string& name, ElementType type) {
    switch (type) {
        case ElementType::F64: return torch::kFloat64;
        case ElementType::F32: return torch::kFloat32;
        case ElementType::F16: return torch::kFloat16;
        case ElementType::BF16: return torch::kBFloat16;
        default: break;
    }
    throw core::Error("its tensor '" + name + "' holds " + elementName(type) + ", which are no weights.");
}

/// A weight file with its names and its architecture.
struct Foreign {
    std::unique_ptr<TensorArchive> archive;
    NamedTensors named;
    core::ModelConfig config;
    bool blueFirst = false;  ///< trained on pictures with blue before red
};

/// The weight file that a path means: itself, or what Hugging Face calls it in a folder.
std::filesystem::path weightFile(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) return path;
    for (const char* name : {"model.safetensors", "pytorch_model.bin"}) {
        if (std::filesystem::exists(path / name)) return path / name;
    }
    throw core::Error("'" + path.string() + "' holds neither model.safetensors nor pytorch_model.bin.");
}

Foreign openForeign(const std::string& from) {
    const auto file = weightFile(from);
    Foreign foreign;
    foreign.archive = openTensorArchive(file.string());
    foreign.named = nameTensors(*foreign.archive);
    foreign.config = foreignConfig(*foreign.archive, foreign.named, file.parent_path().string());
    foreign.blueFirst = isOfFrameLists(trainingText(*foreign.archive));
    checkConfig(foreign.config);
    return foreign;
}

Tensor readTensor(const Foreign& foreign, const std::string& name) {
    const std::string& source = foreign.named.sources.at(name);
    const ArchivedTensor& entry = foreign.archive->tensors().at(source);
    const Tensor tensor = torch::empty(entry.shape, weightType(name, entry.type));
    foreign.archive->read(source, {static_cast<std::byte*>(tensor.data_ptr()), entry.bytes});
    if (!torch::isfinite(tensor).all().item<bool>()) {
        throw core::Error("its tensor '" + name + "' holds NaN or infinite weights; take an earlier checkpoint.");
    }
    return tensor.to(torch::kFloat32);
}

/// [1, tokens, C] to another number of tokens by choosing the nearest one.
Tensor nearestTokens(const Tensor& tokens, int64_t count) {
    return torch::upsample_nearest1d(tokens.transpose(1, 2), {count}).transpose(1, 2);
}

Tensor resizedPositions(const Tensor& positions, int64_t count, EmbeddingResize how) {
    const Tensor cls = positions.narrow(1, 0, 1), patches = positions.narrow(1, 1, positions.size(1) - 1);
    if (how == EmbeddingResize::NearestInList) return torch::cat({cls, nearestTokens(patches, count - 1)}, 1);
    const auto from = int64_t(std::lround(std::sqrt(double(patches.size(1)))));
    const auto to = int64_t(std::lround(std::sqrt(double(count - 1))));
    if (from * from != patches.size(1)) throw core::Error("its pos_embed is no square grid of patches.");
    const Tensor plane = patches.reshape({1, from, from, -1}).permute({0, 3, 1, 2});
    const Tensor resized = how == EmbeddingResize::Smooth ? torch::upsample_bicubic2d(plane, {to, to}, false)
                                                          : torch::upsample_nearest2d(plane, {to, to});
    return torch::cat({cls, resized.flatten(2).transpose(1, 2)}, 1);
}

Tensor resizedTimes(const Tensor& times, int64_t count, EmbeddingResize how) {
    if (how != EmbeddingResize::Smooth) return nearestTokens(times, count);
    return torch::upsample_linear1d(times.transpose(1, 2), {count}, false).transpose(1, 2);
}

/// Where a parameter of an attention over time comes from when the file has none: the one over space.
std::string spatialTwin(const std::string& name) {
    for (const std::string prefix : {".temporal_", ".width_", ".local_"}) {
        const std::size_t place = name.find(prefix);
        if (place == std::string::npos || name.find(prefix + "fc") != std::string::npos) continue;
        return name.substr(0, place) + "." + name.substr(place + prefix.size());
    }
    return {};
}

constexpr const char* kLoaded = "loaded";
constexpr const char* kResized = "resized";
constexpr const char* kBlueFirst = "loaded, from blue-green-red to red-green-blue";
constexpr const char* kCopied = "copied from attention over space";
constexpr const char* kZero = "fresh: starts at zero";
constexpr const char* kOtherClasses = "fresh: other classes";
constexpr const char* kSkipped = "skipped";

/// Says where each tensor of the network comes from, and what of the file has no use.
class Plan {
public:
    Plan(const Foreign& foreign, const ImportOptions& options, ImportReport& report)
        : m_foreign(foreign), m_options(options), m_report(report) {
        for (const auto& [name, shape] : parameterShapes(report.config)) {
            const char* fate = fateOf(name, shape);
            m_fates[name] = fate;
            m_report.tensors[fate].push_back(name);
            m_report.parameters += valueCount(shape);
        }
        skipLeftOver();
    }

    const char* fateOf(const std::string& name) const { return m_fates.at(name); }

private:
    const char* fateOf(const std::string& name, const Shape& shape) const {
        const bool there = has(name);
        if (name.starts_with("head.") && (!there || m_report.config.labels.size() != m_foreign.config.labels.size()))
            return kOtherClasses;
        if (there) return fitting(name, shape);
        const std::string twin = spatialTwin(name);
        if (!twin.empty() && has(twin)) return kCopied;
        if (name == "time_embed" || name.ends_with("_fc.weight") || name.ends_with("_fc.bias")) return kZero;
        throw core::Error("its tensor '" + name + "' is missing.");
    }

    const char* fitting(const std::string& name, const Shape& wanted) const {
        const Shape& shape = m_foreign.archive->tensors().at(m_foreign.named.sources.at(name)).shape;
        const bool sameButCount = shape.size() == 3 && shape[0] == 1 && shape[1] > 0 && shape[2] == wanted.back();
        if (shape == wanted) return m_foreign.blueFirst && name == kPatchWeight ? kBlueFirst : kLoaded;
        if ((name == "pos_embed" || name == "time_embed") && sameButCount) return kResized;
        throw core::Error("its tensor '" + name + "' has another shape than the architecture needs.");
    }

    bool has(const std::string& name) const { return m_foreign.named.sources.contains(name); }

    /// Nothing of the file may be dropped in silence; the original's loader leaves some names without use.
    void skipLeftOver() {
        for (const auto& [name, source] : m_foreign.named.sources) {
            if (m_fates.contains(name)) continue;
            const bool stray = name.find("temporal_temporal_") != std::string::npos || name.starts_with("pre_logits.");
            const bool otherScheme = m_options.attention.has_value() &&
                                     (name.find(".temporal_") != std::string::npos || name == "time_embed");
            if (!stray && !otherScheme) throw core::Error("its tensor '" + name + "' has no place in this network.");
            m_report.tensors[kSkipped].push_back(name);
        }
        for (const std::string& name : m_foreign.named.skipped) m_report.tensors[kSkipped].push_back(name);
    }

    const Foreign& m_foreign;
    const ImportOptions& m_options;
    ImportReport& m_report;
    std::map<std::string, const char*> m_fates;
};

/// Undefined where the fresh value stays.
Tensor valueOf(const std::string& name, const char* fate, const Foreign& foreign, int64_t tokens, EmbeddingResize how) {
    if (fate == kOtherClasses || fate == kZero) return {};
    if (fate == kCopied) return readTensor(foreign, spatialTwin(name));
    const Tensor value = readTensor(foreign, name);
    if (fate == kBlueFirst) return value.flip(1);
    if (fate != kResized) return value;
    return name == "pos_embed" ? resizedPositions(value, tokens, how) : resizedTimes(value, tokens, how);
}

TimeSformer networkOf(const Plan& plan, const Foreign& foreign, const core::ModelConfig& config, EmbeddingResize how) {
    torch::manual_seed(1);  // of a fresh head
    TimeSformer network(config);
    const torch::NoGradGuard noGradient;
    for (auto& item : network->named_parameters()) {
        const int64_t tokens = item.value().dim() == 3 ? item.value().size(1) : 0;
        const Tensor value = valueOf(item.key(), plan.fateOf(item.key()), foreign, tokens, how);
        if (value.defined()) item.value().copy_(value);
    }
    return network;
}

ImportReport reportOf(const Foreign& foreign, const ImportOptions& options) {
    ImportReport report{foreign.archive->format(), layoutName(foreign.named.layout), foreign.config, false, 0, {}};
    report.pictureNetwork = isPictureNetwork(foreign.named, trainingText(*foreign.archive));
    if (options.frames > 0) report.config.frames = options.frames;
    if (options.size > 0) {
        int& shortSide = report.config.preprocessing.shortSide;
        shortSide = int(std::lround(double(shortSide) * options.size / report.config.size));
        report.config.size = options.size;
    }
    if (options.attention) report.config.attention = *options.attention;
    if (options.labels) report.config.labels = *options.labels;
    checkConfig(report.config);
    return report;
}

/// The file's name before what is wrong with it, where that is not there yet.
template <typename Work>
auto naming(const std::string& path, const Work& work) {
    try {
        return work();
    } catch (const core::Error& error) {
        const std::string text = error.what();
        if (text.find("'" + path) != std::string::npos) throw;
        throw core::Error("'" + path + "' cannot be imported: " + text);
    }
}

}  // namespace

ImportReport importWeights(const std::string& from, const std::string& to, const ImportOptions& options) {
    return naming(from, [&] {
        const Foreign foreign = openForeign(from);
        ImportReport report = reportOf(foreign, options);
        const Plan plan(foreign, options, report);
        const TimeSformer network = networkOf(plan, foreign, report.config, options.embeddings);
        CheckpointNotes notes{{{"source", std::filesystem::path(from).filename().string()},
                               {"layout", report.layout + ", " + report.format}},
                              {}};
        saveCheckpoint(to, network, report.config, notes);
        return report;
    });
}

bool isForeign(const std::string& path) {
    if (std::filesystem::is_directory(path)) return true;
    try {
        const auto archive = openTensorArchive(path);
        return archive->format() != kSafetensorsFormat || !archive->texts().contains(kDescriptionKey);
    } catch (const core::Error&) {
        return false;
    }
}

ImportReport describeForeign(const std::string& from) {
    return naming(from, [&] {
        const Foreign foreign = openForeign(from);
        const ImportOptions options;
        ImportReport report = reportOf(foreign, options);
        const Plan plan(foreign, options, report);
        return report;
    });
}

}  // namespace model

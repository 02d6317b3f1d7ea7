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

/// [1, tokens, C] to another number of tokens by choosing the nearest one, as the original does.
Tensor nearestTokens(const Tensor& tokens, int64_t count) {
    return torch::upsample_nearest1d(tokens.transpose(1, 2), {count}).transpose(1, 2);
}

Tensor resizedPositions(const Tensor& positions, int64_t count, bool parity) {
    const Tensor cls = positions.narrow(1, 0, 1), patches = positions.narrow(1, 1, positions.size(1) - 1);
    if (parity) return torch::cat({cls, nearestTokens(patches, count - 1)}, 1);
    const auto from = int64_t(std::lround(std::sqrt(double(patches.size(1)))));
    const auto to = int64_t(std::lround(std::sqrt(double(count - 1))));
    if (from * from != patches.size(1)) throw core::Error("its pos_embed is no square grid of patches.");
    const Tensor plane = patches.reshape({1, from, from, -1}).permute({0, 3, 1, 2});
    return torch::cat({cls, torch::upsample_bicubic2d(plane, {to, to}, false).flatten(2).transpose(1, 2)}, 1);
}

Tensor resizedTimes(const Tensor& times, int64_t count, bool parity) {
    if (parity) return nearestTokens(times, count);
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

class Importer {
public:
    Importer(const Foreign& foreign, const ImportOptions& options, ImportReport& report)
        : m_foreign(foreign), m_options(options), m_report(report) {}

    TimeSformer network() {
        torch::manual_seed(1);  // of a fresh head
        TimeSformer network(m_report.config);
        const torch::NoGradGuard noGradient;
        for (auto& item : network->named_parameters()) {
            const Tensor value = valueOf(item.key(), item.value());
            if (!value.defined()) continue;
            if (value.sizes() != item.value().sizes()) {
                throw core::Error("its tensor '" + item.key() + "' has another shape than the architecture needs.");
            }
            item.value().copy_(value);
        }
        refuseLeftOver();
        return network;
    }

private:
    /// Undefined where the fresh value stays.
    Tensor valueOf(const std::string& name, const Tensor& fresh) {
        const bool there = m_foreign.named.sources.contains(name);
        const bool head = name.starts_with("head.");
        if (head && (!there || m_report.config.labels.size() != m_foreign.config.labels.size())) {
            note("fresh: other classes", name);
            if (there) m_used[name] = true;
            return {};
        }
        if (there) return fitted(name, fresh);
        const std::string twin = spatialTwin(name);
        if (!twin.empty() && m_foreign.named.sources.contains(twin)) {
            note("copied from attention over space", name);
            return readTensor(m_foreign, twin);
        }
        if (name == "time_embed" || name.ends_with("_fc.weight") || name.ends_with("_fc.bias")) {
            note("fresh: starts at zero", name);
            return {};
        }
        throw core::Error("its tensor '" + name + "' is missing.");
    }

    Tensor fitted(const std::string& name, const Tensor& fresh) {
        m_used[name] = true;
        const Tensor value = readTensor(m_foreign, name);
        const bool embedding = name == "pos_embed" || name == "time_embed";
        if (!embedding || value.sizes() == fresh.sizes() || value.dim() != 3) {
            note("loaded", name);
            return value;
        }
        note("resized", name);
        return name == "pos_embed" ? resizedPositions(value, fresh.size(1), m_options.parity)
                                   : resizedTimes(value, fresh.size(1), m_options.parity);
    }

    void note(const std::string& what, const std::string& name) { m_report.tensors[what].push_back(name); }

    /// Nothing of the file may be dropped in silence; the original's loader leaves some names without use.
    void refuseLeftOver() {
        for (const auto& [name, source] : m_foreign.named.sources) {
            if (m_used.contains(name)) continue;
            const bool stray = name.find("temporal_temporal_") != std::string::npos || name.starts_with("pre_logits.");
            const bool otherScheme = m_options.attention.has_value() &&
                                     (name.find(".temporal_") != std::string::npos || name == "time_embed");
            if (!stray && !otherScheme) throw core::Error("its tensor '" + name + "' has no place in this network.");
            note("skipped", name);
        }
        for (const std::string& name : m_foreign.named.skipped) note("skipped", name);
    }

    const Foreign& m_foreign;
    const ImportOptions& m_options;
    ImportReport& m_report;
    std::map<std::string, bool> m_used;
};

ImportReport reportOf(const Foreign& foreign, const ImportOptions& options) {
    ImportReport report{foreign.archive->format(), layoutName(foreign.named.layout), foreign.config, {}};
    if (options.frames > 0) report.config.frames = options.frames;
    if (options.size > 0) report.config.size = options.size;
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
        const TimeSformer network = Importer(foreign, options, report).network();
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
    return naming(from, [&] { return reportOf(openForeign(from), {}); });
}

}  // namespace model

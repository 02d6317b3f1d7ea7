#include "model/checkpoint.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "core/types/error.h"
#include "model/checkpoint_header.h"
#include "model/model_metadata.h"

namespace model {
namespace {

using torch::Tensor;

torch::ScalarType scalarType(ElementType type) {
    switch (type) {
        case ElementType::F64: return torch::kFloat64;
        case ElementType::F16: return torch::kFloat16;
        case ElementType::BF16: return torch::kBFloat16;
        default: return torch::kFloat32;
    }
}

ElementType elementType(Storage storage) {
    switch (storage) {
        case Storage::Float16: return ElementType::F16;
        case Storage::BFloat16: return ElementType::BF16;
        case Storage::Float32: break;
    }
    return ElementType::F32;
}

std::span<std::byte> bytesOf(const Tensor& tensor) {
    return {static_cast<std::byte*>(tensor.data_ptr()), std::size_t(tensor.nbytes())};
}

/// Every tensor of the network that a checkpoint holds, by name.
std::map<std::string, Tensor> networkTensors(const TimeSformer& network, const std::map<std::string, Shape>& wanted) {
    std::map<std::string, Tensor> tensors;
    for (const auto& item : network->named_parameters()) tensors[item.key()] = item.value();
    for (const auto& item : network->named_buffers()) {
        if (wanted.contains(item.key())) tensors[item.key()] = item.value();
    }
    return tensors;
}

void checkFits(const std::map<std::string, Tensor>& tensors, std::map<std::string, Shape> expected,
               const std::map<std::string, Shape>& statistics, const std::string& name) {
    expected.insert(statistics.begin(), statistics.end());
    const bool fits =
        std::equal(tensors.begin(), tensors.end(), expected.begin(), expected.end(), [](const auto& a, const auto& b) {
            return a.first == b.first && a.second.sizes() == at::IntArrayRef(b.second);
        });
    if (fits) return;
    throw core::Error("The network does not have the tensors of its configuration '" + name +
                      "'; save it with the configuration that it was built from, and not after its normalisations "
                      "were merged.");
}

Tensor stored(const std::string& name, const Tensor& tensor, ElementType type) {
    const Tensor result = tensor.detach().to(torch::kCPU, scalarType(type)).contiguous();
    if (torch::isfinite(result).all().item<bool>()) return result;
    throw core::Error("The network is not saved: tensor '" + name + "' holds values that are not finite as " +
                      elementName(type) + ". The training has diverged; go back to an earlier checkpoint.");
}

/// Quick: one infinite or missing number spoils the sum. A sum may also overflow by itself, so that then every number
/// is looked at.
bool isFinite(const Tensor& tensor) {
    return std::isfinite(tensor.sum(torch::kFloat32).item<float>()) || torch::isfinite(tensor).all().item<bool>();
}

/// The tensor in the file itself; undefined where it does not begin at a multiple of its elements' size.
Tensor mappedTensor(const SafetensorsReader& file, const std::string& name) {
    const TensorEntry& entry = file.tensors().at(name);
    auto* data = const_cast<std::byte*>(file.view(name).data());  // LibTorch has no tensors of constants
    if (reinterpret_cast<std::uintptr_t>(data) % elementBytes(entry.type) != 0) return {};
    const auto keepMapped = [mapped = file.file()](void*) {};
    return torch::from_blob(data, entry.shape, keepMapped, torch::TensorOptions(scalarType(entry.type)));
}

/// Sets a tensor of the network.
void readInto(Tensor& tensor, const SafetensorsReader& file, const std::string& name, WeightMemory memory) {
    Tensor read = mappedTensor(file, name);
    if (!read.defined()) {
        const TensorEntry& entry = file.tensors().at(name);
        read = torch::empty(entry.shape, scalarType(entry.type));
        file.read(name, bytesOf(read));
    }
    const bool usable = isFinite(read);
    if (usable && memory == WeightMemory::Mapped && read.scalar_type() == tensor.scalar_type()) {
        tensor.set_data(read);
    } else if (usable) {
        tensor.copy_(read);
    }
    if (usable) return;
    throw core::Error("'" + file.path() + "' is not a usable checkpoint: tensor '" + name +
                      "' holds NaN or infinite weights. Choose an earlier checkpoint of that training.");
}

}  // namespace

void saveCheckpoint(const std::string& path, const TimeSformer& network, const core::ModelConfig& config,
                    const CheckpointNotes& notes, Storage storage) {
    const auto statistics = statisticShapes(config);
    const auto parameters = parameterShapes(config);
    const auto tensors = networkTensors(network, statistics);
    checkFits(tensors, parameters, statistics, config.name);
    std::vector<Tensor> kept;
    std::vector<TensorToWrite> toWrite;
    for (const auto& [name, tensor] : tensors) {
        const ElementType type = statistics.contains(name) ? ElementType::F32 : elementType(storage);
        kept.push_back(stored(name, tensor, type));
        toWrite.push_back({name, type, kept.back().sizes().vec(), bytesOf(kept.back())});
    }
    writeSafetensors(path, std::move(toWrite), {{kDescriptionKey, describe(config, notes)}, {"format", "pt"}});
}

LoadedModel loadCheckpoint(const std::string& path, WeightMemory memory) {
    CheckpointHeader header = readCheckpointHeader(path);
    LoadedModel loaded{header.config, TimeSformer(header.config, Start::Unset), header.notes};
    const torch::NoGradGuard noGradient;
    for (auto& [name, tensor] : networkTensors(loaded.network, statisticShapes(header.config))) {
        readInto(tensor, header.file, name, memory);
    }
    loaded.network->eval();
    return loaded;
}

}  // namespace model

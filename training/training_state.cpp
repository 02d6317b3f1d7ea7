#include "training/training_state.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "core/types/error.h"
#include "model/safetensors.h"

namespace training {
namespace {

model::ElementType elementOf(const torch::Tensor& tensor) {
    if (tensor.scalar_type() == torch::kFloat) return model::ElementType::F32;
    if (tensor.scalar_type() == torch::kInt64) return model::ElementType::I64;
    throw core::Error("A tensor of the training state is neither float nor int64.");
}

/// Reads back as the same value.
std::string exactText(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

template <typename Value>
Value number(const model::Metadata& metadata, const std::string& name, const std::string& path) {
    Value value{};
    const auto found = metadata.find(name);
    const char* end = found == metadata.end() ? nullptr : found->second.data() + found->second.size();
    if (end == nullptr || std::from_chars(found->second.data(), end, value).ptr != end) {
        throw core::Error("The training state " + path + " has no usable \"" + name +
                          "\". Delete the file to start the run again.");
    }
    return value;
}

}  // namespace

void saveTrainingState(const std::string& path, const TrainingState& state) {
    std::vector<torch::Tensor> kept;
    std::vector<model::TensorToWrite> tensors;
    for (const auto& [name, tensor] : state.tensors) {
        kept.push_back(tensor.detach().to(torch::kCPU).contiguous());
        const auto& data = kept.back();
        const auto sizes = data.sizes();
        tensors.push_back({name,
                           elementOf(data),
                           {sizes.begin(), sizes.end()},
                           std::span(static_cast<const std::byte*>(data.data_ptr()), data.nbytes())});
    }
    model::Metadata metadata{{"recipe", state.recipe},
                             {"step", std::to_string(state.step)},
                             {"validated", std::to_string(state.validated)},
                             {"worse", std::to_string(state.worse)},
                             {"best_top1", exactText(state.bestTop1)}};
    model::writeSafetensors(path, std::move(tensors), metadata);
}

std::optional<TrainingState> loadTrainingState(const std::string& path) {
    if (!std::filesystem::exists(path)) return std::nullopt;
    const model::SafetensorsReader reader(path);
    TrainingState state;
    const auto recipe = reader.metadata().find("recipe");
    if (recipe != reader.metadata().end()) state.recipe = recipe->second;
    state.step = number<int>(reader.metadata(), "step", path);
    state.validated = number<int>(reader.metadata(), "validated", path);
    state.worse = number<int>(reader.metadata(), "worse", path);
    state.bestTop1 = number<double>(reader.metadata(), "best_top1", path);
    for (const auto& [name, entry] : reader.tensors()) {
        if (entry.type != model::ElementType::F32 && entry.type != model::ElementType::I64) {
            throw core::Error("The training state " + path + " holds a tensor of an unknown kind, " + name +
                              ". Delete the file to start the run again.");
        }
        const auto type = entry.type == model::ElementType::F32 ? torch::kFloat : torch::kInt64;
        const std::vector<int64_t> shape(entry.shape.begin(), entry.shape.end());
        auto tensor = torch::empty(shape, type);
        reader.read(name, std::span(static_cast<std::byte*>(tensor.data_ptr()), tensor.nbytes()));
        state.tensors[name] = tensor;
    }
    return state;
}

}  // namespace training

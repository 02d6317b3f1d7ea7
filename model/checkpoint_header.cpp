#include "model/checkpoint_header.h"

#include <utility>

#include "core/types/error.h"
#include "model/model_metadata.h"

namespace model {
namespace {

constexpr const char* kAdvice = " Choose a checkpoint that Carpus wrote.";

std::string text(const Shape& shape) {
    std::string result = "[";
    for (std::size_t i = 0; i < shape.size(); ++i) result += (i == 0 ? "" : ",") + std::to_string(shape[i]);
    return result + "]";
}

std::map<std::string, Shape> expectedTensors(const core::ModelConfig& config) {
    std::map<std::string, Shape> expected = parameterShapes(config);
    expected.merge(statisticShapes(config));
    return expected;
}

void checkTensor(const std::string& name, const TensorEntry& entry, const Shape& expected,
                 const core::ModelConfig& config) {
    const bool isHead = name == "head.weight" || name == "head.bias";
    if (isHead && !entry.shape.empty() && entry.shape[0] != config.labels.size()) {
        throw core::Error("its head gives " + std::to_string(entry.shape[0]) + " classes but it names " +
                          std::to_string(config.labels.size()) + " labels.");
    }
    if (entry.shape != expected) {
        throw core::Error("tensor '" + name + "' has the shape " + text(entry.shape) + ", the architecture needs " +
                          text(expected) + ".");
    }
    const bool isFloat = entry.type == ElementType::F32 || entry.type == ElementType::F16 ||
                         entry.type == ElementType::BF16 || entry.type == ElementType::F64;
    if (!isFloat) {
        throw core::Error("tensor '" + name + "' is stored as " + elementName(entry.type) +
                          ", not as floating point numbers.");
    }
}

void checkTensors(const std::map<std::string, TensorEntry>& tensors, const core::ModelConfig& config) {
    const auto expected = expectedTensors(config);
    for (const auto& [name, shape] : expected) {
        const auto found = tensors.find(name);
        if (found == tensors.end()) throw core::Error("tensor '" + name + "' is missing.");
        checkTensor(name, found->second, shape, config);
    }
    for (const auto& [name, entry] : tensors) {
        if (!expected.contains(name)) {
            throw core::Error("tensor '" + name.substr(0, 100) + "' is unexpected in this architecture.");
        }
    }
}

Storage storageOf(const SafetensorsReader& file) {
    switch (file.tensors().at("head.weight").type) {
        case ElementType::F16: return Storage::Float16;
        case ElementType::BF16: return Storage::BFloat16;
        default: return Storage::Float32;
    }
}

}  // namespace

CheckpointHeader readCheckpointHeader(const std::string& path) {
    SafetensorsReader file(path);
    const auto found = file.metadata().find(kDescriptionKey);
    if (found == file.metadata().end()) {
        throw core::Error("'" + path + "' is a safetensors file but no Carpus checkpoint: it has no description." +
                          kAdvice);
    }
    try {
        Description description = parseDescription(found->second);
        checkTensors(file.tensors(), description.config);
        const Storage storage = storageOf(file);
        return {std::move(file), std::move(description.config), std::move(description.notes), storage};
    } catch (const core::Error& error) {
        throw core::Error("'" + path + "' is not a usable checkpoint: " + error.what() + kAdvice);
    }
}

}  // namespace model

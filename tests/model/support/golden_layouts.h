#pragma once

#include <torch/torch.h>

#include <QString>
#include <string>

#include "model/safetensors.h"

/// The files of make_layouts.py.
inline const QString kGolden = QStringLiteral(CARPUS_SOURCE_DIR "/tests/model/golden/layouts/");

/// A 32-bit tensor of the file.
inline torch::Tensor read(const model::SafetensorsReader& file, const std::string& name) {
    const model::TensorEntry& entry = file.tensors().at(name);
    const torch::Tensor tensor = torch::empty(entry.shape);
    file.read(name, {static_cast<std::byte*>(tensor.data_ptr()), entry.bytes});
    return tensor;
}

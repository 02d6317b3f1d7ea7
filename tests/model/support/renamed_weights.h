#pragma once

#include <torch/torch.h>

#include <QString>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/import/layouts.h"
#include "model/safetensors.h"
#include "tests/model/support/golden_layouts.h"

enum class Fault { None, NotFinite, Numbers };

/// The tensors of the Hugging Face file under other names, one of them faulty.
inline void writeRenamed(const QString& path, const std::function<std::string(const std::string& original)>& rename,
                         Fault fault = Fault::None) {
    const model::SafetensorsReader file((kGolden + "hugging-face/model.safetensors").toStdString());
    const auto named = model::nameTensors(*model::openTensorArchive(file.path()));
    std::vector<torch::Tensor> kept;
    std::vector<model::TensorToWrite> tensors;
    for (const auto& [original, source] : named.sources) {
        const std::string name = rename(original);
        if (name.empty()) continue;
        kept.push_back(read(file, source));
        if (name == "norm.bias" && fault == Fault::NotFinite) kept.back()[1] = NAN;
        const bool numbers = name == "norm.bias" && fault == Fault::Numbers;
        tensors.push_back({name,
                           numbers ? model::ElementType::I32 : model::ElementType::F32,
                           kept.back().sizes().vec(),
                           {static_cast<const std::byte*>(kept.back().data_ptr()), kept.back().nbytes()}});
    }
    model::writeSafetensors(path.toStdString(), std::move(tensors), {});
}

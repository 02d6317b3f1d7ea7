#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/types/model_config.h"

namespace model {

/// What the imported network shall be where that differs from what the file says.
struct ImportOptions {
    int frames = 0;  ///< 0: as in the file
    int size = 0;    ///< pixels; 0: as in the file
    std::optional<core::AttentionScheme> attention;
    std::optional<core::LabelSet> labels;  ///< other classes than the file's get a fresh head
    bool parity = false;                   ///< resize embeddings as the original does (nearest), not smoothly
};

/// What became of the tensors, for a table: "loaded" -> names of tensors.
struct ImportReport {
    std::string format;  ///< see TensorArchive::format
    std::string layout;  ///< see layoutName
    core::ModelConfig config;
    std::map<std::string, std::vector<std::string>> tensors;
};

/// Reads weights of another program (a file, or a folder of Hugging Face's) and writes them as a checkpoint. Nothing in
/// the file is executed. Throws core::Error where a tensor is missing, left over, misshapen or not finite, and where
/// the file contradicts itself.
ImportReport importWeights(const std::string& from, const std::string& to, const ImportOptions& options);

/// Whether this is a readable weight file, or a folder, that is no checkpoint of Carpus.
bool isForeign(const std::string& path);

/// What importWeights() would make of the file; reads no weights.
ImportReport describeForeign(const std::string& from);

}  // namespace model

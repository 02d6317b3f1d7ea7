#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/types/model_config.h"

namespace model {

/// How embeddings become those of another number of frames or another size.
enum class EmbeddingResize {
    Smooth,         ///< bicubic over the grid of patches, linear over time
    NearestInGrid,  ///< the nearest patch and frame, as the published network does in its forward pass
    NearestInList,  ///< the same along the list of all patches, as its loader of pretrained weights does
};

/// What the imported network shall be where that differs from what the file says.
struct ImportOptions {
    int frames = 0;  ///< 0: as in the file
    int size = 0;    ///< pixels; 0: as in the file
    std::optional<core::AttentionScheme> attention;
    std::optional<core::LabelSet> labels;  ///< other classes than the file's get a fresh head
    EmbeddingResize embeddings = EmbeddingResize::Smooth;
};

/// What became of the tensors, for a table: "loaded" -> names of tensors.
struct ImportReport {
    std::string format;  ///< see TensorArchive::format
    std::string layout;  ///< see layoutName
    core::ModelConfig config;
    bool pictureNetwork = false;  ///< a ViT; attention over time is added
    std::int64_t parameters = 0;
    std::map<std::string, std::vector<std::string>> tensors;
};

/// Reads weights of another program (a file, or a folder of Hugging Face's) and writes them as a checkpoint. Nothing in
/// the file is executed. Throws core::Error where a tensor is missing, left over, misshapen or not finite, and where
/// the file contradicts itself.
ImportReport importWeights(const std::string& from, const std::string& to, const ImportOptions& options);

/// Whether this is a readable weight file, or a folder, that is no checkpoint of Carpus.
bool isForeign(const std::string& path);

/// What importWeights() would make of the file; reads no weights. Throws core::Error as importWeights() does.
ImportReport describeForeign(const std::string& from);

}  // namespace model

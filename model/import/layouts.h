#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/import/tensor_archive.h"

namespace model {

/// How the projects that publish TimeSformer and ViT weights name their tensors.
enum class Layout { Original, HuggingFace, MmAction2, Torchvision };

/// "TimeSformer (original)", "Hugging Face", "mmaction2", "torchvision ViT"; timm's ViT has the original's names.
std::string layoutName(Layout layout);

/// The tensors of an archive under the names of the original state_dict.
struct NamedTensors {
    Layout layout = Layout::Original;
    std::map<std::string, std::string> sources;  ///< original name -> name in the archive
    std::vector<std::string> skipped;            ///< in the archive, of no use to a network: states of optimizers
};

/// Finds the layout by what the archive holds. Throws core::Error where it is none of these.
NamedTensors nameTensors(const TensorArchive& archive);

/// The name that Hugging Face gives a tensor of the original.
std::string huggingFaceName(std::string original);

}  // namespace model

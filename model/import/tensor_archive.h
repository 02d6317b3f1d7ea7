#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>

#include "model/safetensors.h"

namespace model {

inline constexpr const char* kSafetensorsFormat = "safetensors";

/// What a tensor of an archive is, known before any of its data is read.
struct ArchivedTensor {
    ElementType type = ElementType::F32;
    Shape shape;
    std::uint64_t bytes = 0;  ///< of the tensor itself, row-major and without gaps
};

/// The named tensors of a file that another program wrote. Names of nested dictionaries are joined by '/', such as
/// "model_state/model.cls_token"; what is neither tensor nor text is left out. Nothing of the data is read before
/// read(), and nothing in the file is executed.
class TensorArchive {
public:
    virtual ~TensorArchive() = default;

    /// How the file is stored, for people: "safetensors", "PyTorch (zip)", "PyTorch (legacy)".
    virtual std::string format() const = 0;
    virtual const std::map<std::string, ArchivedTensor>& tensors() const = 0;
    /// Texts and numbers beside the tensors, by joined name: the configuration of a training run, its epoch.
    virtual const std::map<std::string, std::string>& texts() const = 0;
    /// Fills `to`, which must have exactly the tensor's bytes, in row-major order.
    virtual void read(const std::string& name, std::span<std::byte> to) const = 0;
};

/// Opens a file by what it holds, not by its name. Throws core::Error naming the file, the fault and what to do.
std::unique_ptr<TensorArchive> openTensorArchive(const std::string& path);

}  // namespace model

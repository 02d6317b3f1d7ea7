#pragma once

#include <memory>

#include "model/import/tensor_archive.h"
#include "model/mapped_file.h"

namespace model {

/// Whether the file begins as torch.save's zip format or as the older one does.
bool isTorchZip(std::span<const std::byte> file);
bool isTorchLegacy(std::span<const std::byte> file);

/// A file of torch.save; see Pickle for what it may hold. Throws core::Error without the file's name.
std::unique_ptr<TensorArchive> openTorchZip(std::unique_ptr<MappedFile> file);
std::unique_ptr<TensorArchive> openTorchLegacy(std::unique_ptr<MappedFile> file);

}  // namespace model

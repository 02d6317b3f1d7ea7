#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace model {

/// The entries of a zip file by name, as views into its bytes. Only stored (not compressed) ones, as PyTorch writes
/// them. Throws core::Error for everything else, for paths that lead outside the archive, and for entries that lie
/// outside the file or on each other.
std::map<std::string, std::span<const std::byte>> readZip(std::span<const std::byte> file);

}  // namespace model

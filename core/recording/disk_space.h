#pragma once

#include <cstdint>
#include <string>

namespace core {

/// Free space for this user on the disk that holds `path`, or its nearest folder that exists. Throws Error where the
/// system does not say.
std::uint64_t freeDiskBytes(const std::string& path);

/// "1.8 GB", "230 MB".
std::string diskSizeText(std::uint64_t bytes);

}  // namespace core

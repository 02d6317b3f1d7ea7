#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/types/dataset_transfer.h"

namespace core {

/// What the name of an unfinished copy ends with.
inline constexpr std::string_view kCopyEnding = ".copy";

/// Brings a media file or a folder of frames to another place, as a copy or as a symbolic link to the original. A copy
/// has a temporary name until it is whole and on the disk. What is there already with the same content stays. Throws
/// Error.
void placeFile(const std::filesystem::path& from, const std::filesystem::path& to, MediaTransfer transfer);

/// Whether both are there and hold the same; a link holds what it leads to.
bool sameContent(const std::filesystem::path& a, const std::filesystem::path& b);

/// Writes a text file, under a temporary name until it is whole and on the disk. Throws Error.
void writeTextFile(const std::filesystem::path& file, const std::string& text);

}  // namespace core

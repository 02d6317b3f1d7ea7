#pragma once

#include <string>

namespace core {

/// The name under which a file is written until it is complete.
std::string temporaryName(const std::string& path);

/// Syncs the complete temporary file to the disk and renames it, so that `path` is always whole. Throws Error, which
/// leaves the temporary file as it is.
void finishFile(const std::string& temporary, const std::string& path);

/// Waits until the file's content is on the disk. Throws Error.
void syncFile(const std::string& path);

/// Removes a temporary file, if it is there.
void discardFile(const std::string& temporary) noexcept;

}  // namespace core

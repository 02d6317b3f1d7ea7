#pragma once

#include <filesystem>

namespace app {

/// Makes the folder and those above it, where they are not there yet. Throws core::Error.
void makeFolder(const std::filesystem::path& folder);

}  // namespace app

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace app {

/// Ending of a model file.
inline constexpr const char* kModelEnding = ".safetensors";

/// Copies a file, synced and under its name only when complete, and reads the copy back. Returns its SHA-256. Throws
/// core::Error.
std::string copyModel(const std::filesystem::path& from, const std::filesystem::path& to);
/// Moves a model with its record. Throws core::Error.
void moveModel(const std::filesystem::path& from, const std::filesystem::path& to);
/// Names of the models in a folder, sorted; none where there is no folder.
std::vector<std::string> modelNames(const std::filesystem::path& folder);
/// Letters, digits, '.', '-' and '_', not beginning with a dot. Throws core::Error (bad usage).
void requireModelName(const std::string& name);
/// The name for a model from its file: `best.safetensors` and the like take the name of their folder.
std::string nameFromFile(const std::filesystem::path& file);

}  // namespace app

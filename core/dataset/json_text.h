#pragma once

#include <filesystem>
#include <string>

namespace core {

/// The text as a JSON string, quotes included.
std::string quotedJson(const std::string& text);

/// A JSON file as text that SQLite's functions take. Throws Error when it cannot be read, is larger than 256 MiB, or is
/// no JSON.
std::string readJsonFile(const std::filesystem::path& file);

}  // namespace core

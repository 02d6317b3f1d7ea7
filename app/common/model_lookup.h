#pragma once

#include <filesystem>
#include <string>

namespace app {

/// Name of the model that comes with Carpus and is used until another one is activated.
inline constexpr const char* kBundledModel = "light-timesformer-tiny";

/// The checkpoint that `wanted` means: a path to a file, or the name of a model in one of modelFolders() with or
/// without `.safetensors`; empty means the active model of the library. Throws core::Error naming the places looked at.
/// Any thread.
std::filesystem::path findModel(const std::string& wanted);

}  // namespace app

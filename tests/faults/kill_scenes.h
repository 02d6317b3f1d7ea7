#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// Something that a program does to a data set until it is killed. What it has done is told on standard output, one
/// line for each thing that counts as safe from then on.
struct KillScene {
    const char* name;
    void (*prepare)(const std::filesystem::path& dataset);  ///< before the program starts
    void (*work)(const std::filesystem::path& dataset);     ///< never returns
    /// Looks at the repaired data set: what of the things told is missing? Empty = nothing.
    std::string (*missing)(const std::filesystem::path& dataset, const std::vector<std::string>& told);
};

const std::vector<KillScene>& killScenes();

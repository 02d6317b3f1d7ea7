#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

namespace app {

/// Where what is written about each of many inputs goes: the folders below the paths that were given are mirrored below
/// one target folder, and no two inputs get the same place. One thread.
class OutputPaths {
public:
    OutputPaths(std::filesystem::path target, std::vector<std::string> given);

    /// The place of an input, without an ending; its folder is made. Throws core::Error.
    std::filesystem::path place(const std::string& input);

private:
    std::filesystem::path m_target;
    std::vector<std::string> m_given;
    std::set<std::filesystem::path> m_taken;
};

}  // namespace app

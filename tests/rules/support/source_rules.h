#pragma once

#include <filesystem>
#include <string>
#include <vector>

/// The rules that CONTRIBUTING.md states about the sources, each as a pure function of one file's path (relative to the
/// repository's root, with '/') and its text. An empty answer means that the rule is kept.
namespace rules {

struct SourceFile {
    std::string path;
    std::string text;
};

/// "path:line: what is wrong".
using Violations = std::vector<std::string>;

/// Project includes follow the ladder of layers, and third-party headers stay in the folders that own them.
Violations includeEdges(const SourceFile& file);
/// A test waits for a condition, never for a time. A line may say `sleeps on purpose: REASON` in a comment.
Violations fixedSleeps(const SourceFile& file);
/// No source of more than 450 lines, and no function of more than 60.
Violations lengths(const SourceFile& file);
/// No path of a developer's machine and no note of unfinished work in anything that is shipped.
Violations unwantedText(const SourceFile& file);

/// Files of `sources` in app/, ui/ or core/ that reach a torch header through the project's own headers: compiling
/// torch costs 10 s a file, so the public headers of model/ and training/ hide it.
Violations hiddenTorch(const std::vector<SourceFile>& sources);

/// Every text file of the project below `root`; build folders and hidden folders are left out.
std::vector<SourceFile> projectFiles(const std::filesystem::path& root);

bool isSource(const std::string& path);

}  // namespace rules

#pragma once

#include <filesystem>
#include <vector>

namespace app {

/// The folder with `models`, `recipes`, `icons`...: $CARPUS_RESOURCES where set, else `share/carpus` beside the
/// program's `bin`, else `resources` of the source tree that the program was built in. Throws core::Error when none of
/// them exists. Any thread.
std::filesystem::path resourceFolder();

/// This user's folders after the XDG base directory rules, each ending in `carpus`. Not created here. Any thread.
std::filesystem::path configFolder();
std::filesystem::path dataFolder();
std::filesystem::path stateFolder();

/// Where models are looked for by name, in order: the user's own, then the bundled ones.
std::vector<std::filesystem::path> modelFolders();

}  // namespace app

#include "app/common/resource_paths.h"

#include <cstdlib>
#include <optional>
#include <system_error>

#include "core/types/error.h"

namespace app {
namespace fs = std::filesystem;
namespace {

std::optional<fs::path> environmentPath(const char* variable) {
    const char* value = std::getenv(variable);
    if (!value || !*value) return std::nullopt;
    return fs::path(value);
}

/// The XDG rules ignore relative values.
fs::path userFolder(const char* variable, const char* fallback) {
    const auto configured = environmentPath(variable);
    if (configured && configured->is_absolute()) return *configured / "carpus";
    return environmentPath("HOME").value_or("/") / fallback / "carpus";
}

bool holdsResources(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "models", ignored) && fs::is_directory(folder / "recipes", ignored);
}

std::optional<fs::path> besideProgram() {
    std::error_code failed;
    fs::path folder = fs::read_symlink("/proc/self/exe", failed).parent_path();
    if (failed) return std::nullopt;
    for (;; folder = folder.parent_path()) {
        for (const char* candidate : {"share/carpus", "resources"})
            if (holdsResources(folder / candidate)) return folder / candidate;
        if (folder == folder.parent_path()) return std::nullopt;
    }
}

}  // namespace

fs::path resourceFolder() {
    if (const auto configured = environmentPath("CARPUS_RESOURCES")) {
        if (holdsResources(*configured)) return *configured;
        throw core::Error(
            "CARPUS_RESOURCES is set to '" + configured->string() +
                "', which has no 'models' and 'recipes' folders; unset it or point it to Carpus' resources",
            core::Error::Kind::BadUsage);
    }
    if (const auto found = besideProgram()) return *found;
    throw core::Error(
        "Carpus' resource folder (models, recipes, icons) was not found near the program; install Carpus again or set "
        "CARPUS_RESOURCES to that folder");
}

fs::path configFolder() { return userFolder("XDG_CONFIG_HOME", ".config"); }

fs::path dataFolder() { return userFolder("XDG_DATA_HOME", ".local/share"); }

fs::path stateFolder() { return userFolder("XDG_STATE_HOME", ".local/state"); }

std::vector<fs::path> modelFolders() { return {dataFolder() / "models", resourceFolder() / "models"}; }

}  // namespace app

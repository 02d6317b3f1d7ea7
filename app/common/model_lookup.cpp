#include "app/common/model_lookup.h"

#include <spdlog/spdlog.h>

#include <system_error>

#include "app/common/library/model_library.h"
#include "app/common/resource_paths.h"
#include "core/types/error.h"

namespace app {
namespace fs = std::filesystem;

fs::path findModel(const std::string& wanted) {
    if (wanted.empty()) {
        const ActiveModel active = ModelLibrary().active();
        if (!active.notice.empty()) spdlog::warn(active.notice);
        return active.file;
    }
    const std::string& name = wanted;
    std::error_code ignored;
    if (fs::exists(name, ignored)) return name;
    std::string places;
    if (name.find('/') == std::string::npos) {
        for (const fs::path& folder : modelFolders()) {
            for (const char* ending : {"", ".safetensors"})
                if (const fs::path file = folder / (name + ending); fs::exists(file, ignored)) return file;
            places += (places.empty() ? "" : ", ") + folder.string();
        }
    }
    throw core::Error("no model '" + name + "'" + (places.empty() ? "" : " here or in " + places) +
                      "; give the path of a .safetensors checkpoint or the name of an installed model (--model)");
}

}  // namespace app

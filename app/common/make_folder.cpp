#include "app/common/make_folder.h"

#include <system_error>

#include "core/types/error.h"

namespace app {

void makeFolder(const std::filesystem::path& folder) {
    std::error_code failure;
    std::filesystem::create_directories(folder, failure);
    if (failure || !std::filesystem::is_directory(folder, failure))
        throw core::Error("cannot make the folder '" + folder.string() + "'" +
                          (failure ? " (" + failure.message() + ")" : ": a file of that name is there") +
                          "; choose one that can be written");
}

}  // namespace app

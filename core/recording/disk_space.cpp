#include "core/recording/disk_space.h"

#include <cstdio>
#include <filesystem>
#include <system_error>

#include "core/types/error.h"

namespace core {

std::uint64_t freeDiskBytes(const std::string& path) {
    std::error_code fault;
    std::filesystem::path place = std::filesystem::absolute(path, fault);
    while (!std::filesystem::exists(place, fault) && place.has_relative_path()) place = place.parent_path();
    const std::filesystem::space_info space = std::filesystem::space(place, fault);
    if (fault)
        throw Error("cannot tell how much room there is for '" + path + "' (" + fault.message() +
                    "); check that the disk is still there");
    return space.available;
}

std::string diskSizeText(std::uint64_t bytes) {
    char text[32];
    if (bytes >= 1'000'000'000)
        std::snprintf(text, sizeof text, "%.1f GB", double(bytes) / 1e9);
    else
        std::snprintf(text, sizeof text, "%.0f MB", double(bytes) / 1e6);
    return text;
}

}  // namespace core

#include "core/capture/finish_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "core/types/error.h"

namespace core {
namespace {

bool sync(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) {
        return false;
    }
    const bool synced = ::fsync(descriptor) == 0;
    const int failure = errno;
    ::close(descriptor);
    errno = failure;
    return synced;
}

}  // namespace

std::string temporaryName(const std::string& path) { return path + ".part"; }

void finishFile(const std::string& temporary, const std::string& path) {
    if (!sync(temporary, O_RDONLY) || std::rename(temporary.c_str(), path.c_str()) != 0) {
        const std::string why = std::strerror(errno);
        throw Error("cannot write '" + path + "' (" + why + "); check that its folder is writable and has room");
    }
    const std::string folder = std::filesystem::path(path).parent_path().string();
    sync(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);  // some file systems cannot; the file itself is safe
}

void syncFile(const std::string& path) {
    if (!sync(path, O_RDONLY)) {
        throw Error("cannot bring '" + path + "' to the disk (" + std::strerror(errno) +
                    "); check that the disk is still there and has room");
    }
}

void discardFile(const std::string& temporary) noexcept { ::unlink(temporary.c_str()); }

}  // namespace core

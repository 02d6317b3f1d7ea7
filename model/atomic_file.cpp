#include "model/atomic_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "core/types/error.h"

namespace model {
namespace {

/// A rename is on the disk only once its folder is synced too.
void syncFolder(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

AtomicFile::AtomicFile(const std::string& path)
    : m_path(path), m_temporary(path + ".partial-" + std::to_string(::getpid())) {
    m_descriptor = ::open(m_temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (m_descriptor < 0) fail("created");
}

AtomicFile::~AtomicFile() {
    if (m_descriptor < 0) return;
    ::close(m_descriptor);
    ::unlink(m_temporary.c_str());
}

void AtomicFile::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail("written");
        bytes = bytes.subspan(std::size_t(written));
    }
}

void AtomicFile::commit() {
    if (::fsync(m_descriptor) != 0) fail("written to the disk");
    if (std::rename(m_temporary.c_str(), m_path.c_str()) != 0) fail("put in place");
    ::close(m_descriptor);
    m_descriptor = -1;
    syncFolder(m_path);
}

void AtomicFile::fail(const std::string& action) const {
    throw core::Error("'" + m_path + "' cannot be " + action + ": " + std::strerror(errno) +
                      ". Check the folder, its permissions and the free space.");
}

}  // namespace model

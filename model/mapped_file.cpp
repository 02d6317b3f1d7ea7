#include "model/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/types/error.h"

namespace model {

MappedFile::MappedFile(const std::string& path) : m_path(path) {
    const auto fail = [&](const std::string& why) {
        throw core::Error("'" + path + "' cannot be read: " + why + ". Give the path of a weight file.");
    };
    m_descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_descriptor < 0) fail(std::strerror(errno));
    struct stat status {};
    const bool known = fstat(m_descriptor, &status) == 0 && S_ISREG(status.st_mode);
    m_size = known ? std::size_t(status.st_size) : 0;
    void* data = m_size > 0 ? mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, m_descriptor, 0) : MAP_FAILED;
    if (data == MAP_FAILED) close(m_descriptor);
    if (!known) fail("it is no file");
    if (m_size == 0) fail("it is empty");
    if (data == MAP_FAILED) fail(std::strerror(errno));
    m_data = static_cast<const std::byte*>(data);
}

MappedFile::~MappedFile() {
    munmap(const_cast<std::byte*>(m_data), m_size);
    close(m_descriptor);
}

bool MappedFile::isWhole() const {
    struct stat status {};
    return fstat(m_descriptor, &status) == 0 && std::uint64_t(status.st_size) >= m_size;
}

std::span<const std::byte> ByteReader::take(std::uint64_t count) {
    if (count > left()) {
        throw core::Error("it ends " + std::to_string(count - left()) + " bytes too early; fetch it again.");
    }
    const auto part = m_bytes.subspan(m_position, std::size_t(count));
    m_position += std::size_t(count);
    return part;
}

std::uint64_t ByteReader::number(std::size_t width) {
    std::uint64_t value = 0;
    std::size_t shift = 0;
    for (const std::byte byte : take(width)) {
        value |= std::uint64_t(byte) << shift;
        shift += 8;
    }
    return value;
}

std::string ByteReader::text(std::uint64_t length) {
    const auto part = take(length);
    return {reinterpret_cast<const char*>(part.data()), part.size()};
}

std::string ByteReader::line() {
    const auto rest = m_bytes.subspan(m_position);
    const auto end = std::find(rest.begin(), rest.end(), std::byte('\n'));
    if (end == rest.end()) throw core::Error("it ends within a line; fetch it again.");
    std::string result = text(std::uint64_t(end - rest.begin()));
    ++m_position;
    return result;
}

}  // namespace model

#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace model {

/// A file that appears under its name only when complete: written under a temporary name in the same folder, synced,
/// renamed by commit(). Without commit() nothing is left behind. Throws core::Error with the system's reason.
class AtomicFile {
public:
    explicit AtomicFile(const std::string& path);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    void write(std::span<const std::byte> bytes);
    void commit();

private:
    [[noreturn]] void fail(const std::string& action) const;

    std::string m_path;
    std::string m_temporary;
    int m_descriptor = -1;
};

}  // namespace model

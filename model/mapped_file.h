#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace model {

/// A whole file as read-only memory. Any thread may read it.
class MappedFile {
public:
    /// Throws core::Error for a file that cannot be read or is empty.
    explicit MappedFile(const std::string& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::string& path() const { return m_path; }
    std::span<const std::byte> bytes() const { return {m_data, m_size}; }
    /// False once the file has become shorter: touching bytes that are gone would end the program.
    bool isWhole() const;

private:
    std::string m_path;
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
    int m_descriptor = -1;
};

/// Reads numbers and texts of a file in order; throws core::Error beyond its end. Numbers are little-endian.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::byte> bytes, std::size_t position = 0)
        : m_bytes(bytes), m_position(position) {}

    std::size_t position() const { return m_position; }
    std::size_t left() const { return m_bytes.size() - m_position; }
    std::span<const std::byte> take(std::uint64_t count);
    std::uint8_t u8() { return std::uint8_t(take(1)[0]); }
    /// An unsigned number of up to eight bytes.
    std::uint64_t number(std::size_t width);
    std::string text(std::uint64_t length);
    /// Up to the next line feed, which is skipped.
    std::string line();

private:
    std::span<const std::byte> m_bytes;
    std::size_t m_position;
};

}  // namespace model

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace app {

/// SHA-256 (FIPS 180-4), so that a model file can be compared with what its author published.
class Sha256 {
public:
    void add(std::span<const std::byte> bytes);
    /// 64 hexadecimal digits of everything added; the object is spent then.
    std::string finish();

private:
    void block(const std::uint8_t* bytes);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> m_rest{};
    std::size_t m_restBytes = 0;
    std::uint64_t m_bytes = 0;
};

/// Of a whole file. Throws core::Error where it cannot be read.
std::string sha256Of(const std::filesystem::path& file);

}  // namespace app

#include "app/common/library/sha256.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <vector>

#include "core/types/error.h"

namespace app {
namespace {

constexpr std::size_t kBlock = 64;
constexpr std::size_t kReadBytes = std::size_t(1) << 20;

constexpr std::array<std::uint32_t, 64> kRounds{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::array<std::uint32_t, 64> schedule(const std::uint8_t* bytes) {
    std::array<std::uint32_t, 64> words{};
    for (std::size_t i = 0; i < 16; ++i)
        words[i] = std::uint32_t(bytes[4 * i]) << 24 | std::uint32_t(bytes[4 * i + 1]) << 16 |
                   std::uint32_t(bytes[4 * i + 2]) << 8 | std::uint32_t(bytes[4 * i + 3]);
    for (std::size_t i = 16; i < 64; ++i) {
        const std::uint32_t a = words[i - 15], b = words[i - 2];
        words[i] = words[i - 16] + (std::rotr(a, 7) ^ std::rotr(a, 18) ^ (a >> 3)) + words[i - 7] +
                   (std::rotr(b, 17) ^ std::rotr(b, 19) ^ (b >> 10));
    }
    return words;
}

}  // namespace

void Sha256::block(const std::uint8_t* bytes) {
    const auto words = schedule(bytes);
    auto [a, b, c, d, e, f, g, h] = m_state;
    for (std::size_t i = 0; i < 64; ++i) {
        const std::uint32_t choice = (e & f) ^ (~e & g), majority = (a & b) ^ (a & c) ^ (b & c);
        const std::uint32_t first =
            h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + choice + kRounds[i] + words[i];
        const std::uint32_t second = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + majority;
        h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
    }
    const std::array<std::uint32_t, 8> mixed{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) m_state[i] += mixed[i];
}

void Sha256::add(std::span<const std::byte> bytes) {
    m_bytes += bytes.size();
    const auto* at = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t left = bytes.size();
    while (left > 0) {
        if (m_restBytes == 0 && left >= kBlock) {
            block(at);
            at += kBlock, left -= kBlock;
            continue;
        }
        const std::size_t taken = std::min(left, kBlock - m_restBytes);
        std::memcpy(m_rest.data() + m_restBytes, at, taken);
        m_restBytes += taken, at += taken, left -= taken;
        if (m_restBytes < kBlock) continue;
        block(m_rest.data());
        m_restBytes = 0;
    }
}

std::string Sha256::finish() {
    const std::uint64_t bits = m_bytes * 8;
    std::vector<std::byte> padding(1, std::byte(0x80));
    while ((m_bytes + padding.size()) % kBlock != kBlock - 8) padding.push_back(std::byte(0));
    for (int shift = 56; shift >= 0; shift -= 8) padding.push_back(std::byte(bits >> shift & 0xff));
    add(padding);
    std::string text;
    for (const std::uint32_t word : m_state)
        for (int shift = 28; shift >= 0; shift -= 4) text += "0123456789abcdef"[word >> shift & 0xf];
    return text;
}

std::string sha256Of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> buffer(kReadBytes);
    Sha256 sum;
    while (stream) {
        stream.read(buffer.data(), std::streamsize(buffer.size()));
        sum.add(std::as_bytes(std::span(buffer.data(), std::size_t(stream.gcount()))));
    }
    if (!stream.eof())
        throw core::Error("'" + file.string() + "' cannot be read; check that it is there and its permissions");
    return sum.finish();
}

}  // namespace app

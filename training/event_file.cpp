#include "training/event_file.h"

#include <unistd.h>

#include <array>
#include <bit>
#include <cerrno>
#include <chrono>
#include <cstring>

#include "core/types/error.h"

namespace training {
namespace {

std::uint32_t crc32c(std::string_view data) {
    constexpr std::uint32_t kPolynomial = 0x82F63B78;  // Castagnoli, bits reversed
    std::uint32_t crc = ~0U;
    for (const char byte : data) {
        crc ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    }
    return ~crc;
}

template <typename Unsigned>
std::string littleEndian(Unsigned value) {
    std::string bytes;
    for (std::size_t i = 0; i < sizeof(value); ++i) bytes += char(std::uint8_t(value >> (8 * i)));
    return bytes;
}

// The wire format of protocol buffers, as far as events need it.

std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value >= 128; value >>= 7) bytes += char(std::uint8_t(value | 128));
    return bytes + char(std::uint8_t(value));
}

enum WireType { kVarint = 0, kFixed64 = 1, kDelimited = 2, kFixed32 = 5 };

std::string tag(int field, WireType type) { return varint(std::uint64_t(field) << 3 | type); }
std::string integer(int field, std::uint64_t value) { return tag(field, kVarint) + varint(value); }
std::string fixed64(int field, double value) {
    return tag(field, kFixed64) + littleEndian(std::bit_cast<std::uint64_t>(value));
}
std::string fixed32(int field, float value) {
    return tag(field, kFixed32) + littleEndian(std::bit_cast<std::uint32_t>(value));
}
std::string delimited(int field, std::string_view bytes) {
    return tag(field, kDelimited) + varint(bytes.size()) + std::string(bytes);
}

/// Event: wall_time = 1, step = 2, then what it tells: file_version = 3, summary = 5 or session_log = 7.
std::string event(int step, const std::string& content) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return fixed64(1, std::chrono::duration<double>(now).count()) + integer(2, std::uint64_t(step)) + content;
}

std::string newPath(const std::string& folder) {
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return folder + "/events.out.tfevents." +
           std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count()) + "." + host.data() + "." +
           std::to_string(::getpid());
}

}  // namespace

std::uint32_t maskedCrc32c(std::string_view data) {
    const std::uint32_t crc = crc32c(data);
    return std::rotr(crc, 15) + 0xA282EAD8U;
}

EventFile::EventFile(const std::string& folder, int step)
    : m_path(newPath(folder)), m_file(m_path, std::ios::binary | std::ios::app) {
    constexpr std::uint64_t kStart = 1;
    append(event(0, delimited(3, "brain.Event:2")));
    append(event(step, delimited(7, integer(1, kStart))));
}

void EventFile::write(int step, const std::vector<std::pair<std::string, double>>& values) {
    std::string summary;
    for (const auto& [name, value] : values) {
        summary += delimited(1, delimited(1, name) + fixed32(2, float(value)));
    }
    append(event(step, delimited(5, summary)));
}

void EventFile::append(std::string_view message) {
    const std::string length = littleEndian(std::uint64_t(message.size()));
    m_file << length << littleEndian(maskedCrc32c(length)) << message << littleEndian(maskedCrc32c(message));
    m_file.flush();
    if (m_file) return;
    throw core::Error("The curves for TensorBoard cannot be written to " + m_path + ": " + std::strerror(errno) +
                      ". Make room there, or set tensorboard to false.");
}

}  // namespace training

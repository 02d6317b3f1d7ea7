#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace training {

/// The bytes of one entry of the clip cache, mapped from a file that stays for the next run. Where the disk or the
/// limit has no room for it they are in memory only, which is told in the log, and gone with this object. Zero where
/// nothing was written yet.
class CacheMemory {
public:
    /// Opens or creates `path`. Entries in its folder that no process uses are removed, longest unused first, until all
    /// together have at most `limitBytes`. Throws Error where the folder cannot be written, or neither disk nor memory
    /// have room.
    CacheMemory(const std::string& path, std::size_t bytes, std::uintmax_t limitBytes);
    ~CacheMemory();
    CacheMemory(const CacheMemory&) = delete;
    CacheMemory& operator=(const CacheMemory&) = delete;

    std::uint8_t* data() const { return m_data; }
    std::size_t size() const { return m_bytes; }
    bool isOnDisk() const { return m_file >= 0; }

private:
    void openFile(const std::string& path);
    void openMemory(const std::string& path, const std::string& why);

    std::size_t m_bytes;
    int m_file = -1;  ///< stays open: its lock says that the entry is in use
    std::uint8_t* m_data = nullptr;
};

/// Removes unused entries (*.clips) of the folder but `kept`, longest unused first, until they and `wantedBytes` make
/// at most `limitBytes` together. False where that cannot be reached.
bool makeRoomInCache(const std::string& folder, const std::string& kept, std::uintmax_t wantedBytes,
                     std::uintmax_t limitBytes);

}  // namespace training

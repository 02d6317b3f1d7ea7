#include "training/cache_memory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <vector>

#include "core/dataset/log.h"
#include "core/types/error.h"

namespace training {
namespace {

namespace fs = std::filesystem;

std::string inMiB(std::uintmax_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

struct Entry {
    fs::path path;
    std::uintmax_t bytes = 0;
    fs::file_time_type used;
};

/// The entries of the folder but one, longest unused first.
std::vector<Entry> entriesOf(const std::string& folder, const std::string& without) {
    std::vector<Entry> entries;
    std::error_code error;
    for (const auto& item : fs::directory_iterator(folder, error)) {
        if (item.path().extension() != ".clips" || item.path() == fs::path(without)) continue;
        std::error_code gone;
        const Entry entry{item.path(), item.file_size(gone), item.last_write_time(gone)};
        if (!gone) entries.push_back(entry);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used < b.used; });
    return entries;
}

/// False where a process uses it.
bool removeUnused(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (file < 0) return false;
    const bool isUnused = ::flock(file, LOCK_EX | LOCK_NB) == 0;
    std::error_code error;
    const bool isRemoved = isUnused && fs::remove(path, error);
    ::close(file);
    return isRemoved;
}

/// What the system can still give without swapping.
std::uintmax_t availableMemory() {
    std::ifstream file("/proc/meminfo");
    for (std::string name, unit; file >> name;) {
        std::uintmax_t kiB = 0;
        if (!(file >> kiB)) return 0;
        std::getline(file, unit);
        if (name == "MemAvailable:") return kiB << 10U;
    }
    return 0;
}

bool isFull(int error) { return error == ENOSPC || error == EDQUOT || error == EFBIG; }

}  // namespace

bool makeRoomInCache(const std::string& folder, const std::string& kept, std::uintmax_t wantedBytes,
                     std::uintmax_t limitBytes) {
    const std::vector<Entry> entries = entriesOf(folder, kept);
    std::uintmax_t total = wantedBytes;
    for (const Entry& entry : entries) total += entry.bytes;
    for (const Entry& entry : entries) {
        if (total <= limitBytes || wantedBytes > limitBytes) break;
        if (!removeUnused(entry.path)) continue;
        core::logInfo("Removed " + entry.path.string() + " from the clip cache, unused for longest (" +
                      inMiB(entry.bytes) + ")");
        total -= entry.bytes;
    }
    return total <= limitBytes;
}

CacheMemory::CacheMemory(const std::string& path, std::size_t bytes, std::uintmax_t limitBytes) : m_bytes(bytes) {
    const std::string folder = fs::path(path).parent_path().string();
    std::error_code error;
    fs::create_directories(folder, error);
    if (makeRoomInCache(folder, path, bytes, limitBytes)) {
        openFile(path);
    } else {
        openMemory(path, "data.cache_limit_gb allows " + inMiB(limitBytes) + ", with what other runs use");
    }
}

CacheMemory::~CacheMemory() {
    ::munmap(m_data, m_bytes);
    if (m_file >= 0) ::close(m_file);
}

void CacheMemory::openFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        throw core::Error("Cannot open the clip cache " + path + ": " + std::strerror(errno) +
                          ". Choose another folder with data.cache.");
    }
    ::flock(file, LOCK_SH);
    ::futimens(file, nullptr);  // used now
    const int full = ::posix_fallocate(file, 0, off_t(m_bytes));
    void* data = full == 0 ? ::mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
    if (data != MAP_FAILED) {
        m_file = file;
        m_data = static_cast<std::uint8_t*>(data);
        return;
    }
    const int failure = full != 0 ? full : errno;
    ::close(file);
    if (!isFull(failure)) {
        throw core::Error("Cannot keep " + inMiB(m_bytes) + " of clips in " + path + ": " + std::strerror(failure) +
                          ". Choose another folder with data.cache.");
    }
    std::error_code ignored;
    fs::remove(path, ignored);  // a part of an entry helps nobody
    openMemory(path, std::strerror(failure));
}

void CacheMemory::openMemory(const std::string& path, const std::string& why) {
    const std::string failed = "No room for " + inMiB(m_bytes) + " of clips in " + path + ": " + why + ". ";
    constexpr std::uintmax_t kShare = 2;  // the rest is for training itself
    void* data = m_bytes <= availableMemory() / kShare
                     ? ::mmap(nullptr, m_bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
                     : MAP_FAILED;
    if (data == MAP_FAILED) {
        throw core::Error(failed +
                          "There is too little memory for them, too. Free some space, raise "
                          "data.cache_limit_gb, choose another folder with data.cache, or train on fewer or "
                          "smaller clips (data.frames, data.size).");
    }
    m_data = static_cast<std::uint8_t*>(data);
    core::logWarning(failed + "They are kept in memory, and made again by the next run.");
}

}  // namespace training

#include "core/dataset/place_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

#include "core/dataset/media_facts.h"
#include "core/types/error.h"

namespace core {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& to, const std::error_code& error) {
    throw Error("cannot write " + to.string() + ": " + error.message() +
                "; make room, or check that you may write to the folder");
}

void syncToDisk(const fs::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// Of another name than an unfinished recording, which is worth saving; the original of a copy is still there.
fs::path partOf(const fs::path& to) { return to.string() + std::string(kCopyEnding); }

void finish(const fs::path& part, const fs::path& to) {
    std::error_code error;
    fs::rename(part, to, error);
    if (error) {
        std::error_code ignored;
        fs::remove_all(part, ignored);
        fail(to, error);
    }
    syncToDisk(to.parent_path());
}

void copyFile(const fs::path& from, const fs::path& to) {
    std::error_code error;
    const fs::path part = partOf(to);
    fs::remove_all(part, error);
    fs::copy(from, part, fs::copy_options::recursive, error);
    if (error) {
        std::error_code ignored;
        fs::remove_all(part, ignored);
        fail(to, error);
    }
    syncToDisk(part);
    finish(part, to);
}

}  // namespace

bool sameContent(const fs::path& a, const fs::path& b) {
    std::error_code error;
    if (!fs::exists(a, error) || !fs::exists(b, error)) return false;
    if (fs::equivalent(a, b, error)) return true;
    return fs::is_directory(a, error) == fs::is_directory(b, error) && bytesOf(a) == bytesOf(b) &&
           checksumOf(a) == checksumOf(b);
}

void placeFile(const fs::path& from, const fs::path& to, MediaTransfer transfer) {
    std::error_code error;
    fs::create_directories(to.parent_path(), error);
    if (error) fail(to, error);
    if (sameContent(from, to)) return;
    if (fs::exists(fs::symlink_status(to, error)))
        throw Error("cannot write " + to.string() + ": there is something else; move it away");
    if (transfer == MediaTransfer::Copy) {
        copyFile(from, to);
        return;
    }
    fs::create_symlink(fs::canonical(from, error), to, error);
    if (error) fail(to, error);
}

void writeTextFile(const fs::path& file, const std::string& text) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) fail(file, error);
    const fs::path part = partOf(file);
    std::ofstream stream(part, std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        fs::remove(part, error);
        fail(file, std::make_error_code(std::errc::no_space_on_device));
    }
    syncToDisk(part);
    finish(part, file);
}

}  // namespace core

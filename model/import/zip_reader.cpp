#include "model/import/zip_reader.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/types/error.h"
#include "model/mapped_file.h"

namespace model {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t kLocalHeader = 0x04034b50, kCentralHeader = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50, kEnd64 = 0x06064b50, kLocator64 = 0x07064b50;
constexpr std::size_t kEndBytes = 22, kLocator64Bytes = 20;
constexpr std::uint64_t kIn64 = 0xffffffff;  // the true number stands in the ZIP64 fields

struct Directory {
    std::uint64_t entries = 0, offset = 0;
};

struct Entry {
    std::string name;
    std::uint64_t size = 0, headerOffset = 0;
};

[[noreturn]] void damaged(const std::string& what) {
    throw core::Error("its zip structure is damaged (" + what + "); fetch it again.");
}

ByteReader at(Bytes file, std::uint64_t position, const char* what) {
    if (position > file.size()) damaged(std::string(what) + " lies outside the file");
    return ByteReader(file, std::size_t(position));
}

std::size_t endOf(Bytes file) {
    constexpr std::size_t kLongestComment = 65535;
    if (file.size() < kEndBytes) damaged("no end record");
    const std::size_t last = file.size() - kEndBytes;
    for (std::size_t back = 0; back <= std::min(last, kLongestComment); ++back) {
        if (ByteReader(file, last - back).number(4) == kEnd) return last - back;
    }
    damaged("no end record; is it complete?");
}

Directory directoryOf(Bytes file) {
    const std::size_t end = endOf(file);
    ByteReader reader(file, end + 10);
    Directory directory{reader.number(2), 0};
    reader.number(4);
    directory.offset = reader.number(4);
    if (end < kLocator64Bytes) return directory;
    ByteReader locator(file, end - kLocator64Bytes);
    if (locator.number(4) != kLocator64) return directory;
    locator.number(4);
    ByteReader end64 = at(file, locator.number(8), "the ZIP64 end record");
    if (end64.number(4) != kEnd64) damaged("no ZIP64 end record");
    end64.take(28);
    directory.entries = end64.number(8);
    end64.number(8);
    directory.offset = end64.number(8);
    return directory;
}

void checkName(const std::string& name) {
    bool outside = name.empty() || name.front() == '/' || name.find('\\') != std::string::npos || name.find(':') == 1 ||
                   name.find('\0') != std::string::npos;
    for (std::size_t begin = 0; begin <= name.size() && !outside;) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        outside = name.substr(begin, end - begin) == "..";
        begin = end + 1;
    }
    if (outside) {
        throw core::Error("its entry '" + name.substr(0, 80) + "' leads outside the archive; do not trust this file.");
    }
}

/// The numbers that did not fit their 32 bits, from the extra field.
void readZip64(ByteReader extra, Entry& entry, std::uint64_t& packed) {
    while (extra.left() >= 4) {
        const std::uint64_t id = extra.number(2);
        ByteReader field(extra.take(extra.number(2)));
        if (id != 1) continue;
        for (std::uint64_t* value : {&entry.size, &packed, &entry.headerOffset}) {
            if (*value == kIn64) *value = field.number(8);
        }
    }
}

Entry nextEntry(ByteReader& reader) {
    if (reader.number(4) != kCentralHeader) damaged("an entry of the directory is missing");
    reader.take(4);
    const std::uint64_t flags = reader.number(2), method = reader.number(2);
    reader.take(8);
    std::uint64_t packed = reader.number(4);
    Entry entry;
    entry.size = reader.number(4);
    const std::uint64_t nameLength = reader.number(2), extraLength = reader.number(2), comment = reader.number(2);
    reader.take(8);
    entry.headerOffset = reader.number(4);
    entry.name = reader.text(nameLength);
    readZip64(ByteReader(reader.take(extraLength)), entry, packed);
    reader.take(comment);
    checkName(entry.name);
    if (method != 0 || (flags & 1U) != 0 || packed != entry.size) {
        throw core::Error("its entry '" + entry.name.substr(0, 80) +
                          "' is compressed or encrypted, which PyTorch's files are not; unpack and save it again.");
    }
    return entry;
}

/// The entry's own bytes, behind its local header.
Bytes contentOf(Bytes file, const Entry& entry) {
    ByteReader reader = at(file, entry.headerOffset, "an entry");
    if (reader.number(4) != kLocalHeader) damaged("an entry has no header");
    reader.take(22);
    const std::uint64_t name = reader.number(2), extra = reader.number(2);
    reader.take(name + extra);
    return reader.take(entry.size);
}

void checkApart(std::vector<Bytes> contents) {
    std::erase_if(contents, [](const Bytes& bytes) { return bytes.empty(); });
    std::sort(contents.begin(), contents.end(), [](Bytes a, Bytes b) { return a.data() < b.data(); });
    for (std::size_t i = 1; i < contents.size(); ++i) {
        if (contents[i - 1].data() + contents[i - 1].size() > contents[i].data()) damaged("entries overlap");
    }
}

}  // namespace

std::map<std::string, Bytes> readZip(Bytes file) {
    const Directory directory = directoryOf(file);
    ByteReader reader = at(file, directory.offset, "the directory");
    std::map<std::string, Bytes> entries;
    std::vector<Bytes> contents;
    for (std::uint64_t i = 0; i < directory.entries; ++i) {
        const Entry entry = nextEntry(reader);
        contents.push_back(contentOf(file, entry));
        if (!entries.emplace(entry.name, contents.back()).second) damaged("two entries are called " + entry.name);
    }
    checkApart(std::move(contents));
    return entries;
}

}  // namespace model

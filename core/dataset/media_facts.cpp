#include "core/dataset/media_facts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <string_view>
#include <vector>

#include "core/types/error.h"
#ifdef CARPUS_MEDIA
#include "core/capture/video_reader.h"
#endif

namespace core {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 11> kVideoEndings{".mkv", ".mp4",  ".avi", ".webm", ".mov", ".m4v",
                                                         ".mpg", ".mpeg", ".ts",  ".ogv",  ".wmv"};
constexpr std::array<std::string_view, 3> kPictureEndings{".jpg", ".jpeg", ".png"};

template <std::size_t N>
bool endsWithOneOf(const fs::path& path, const std::array<std::string_view, N>& endings) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// FNV-1a with 64 bits.
class Checksum {
public:
    void add(std::string_view bytes) {
        for (const unsigned char byte : bytes) m_sum = (m_sum ^ byte) * 0x100000001B3ULL;
    }
    std::string text() const {
        std::array<char, 17> digits{};
        std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(m_sum));
        return digits.data();
    }

private:
    std::uint64_t m_sum = 0xCBF29CE484222325ULL;
};

std::vector<fs::path> filesOf(const fs::path& file) {
    if (!fs::is_directory(file)) return {file};
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(file))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

bool isVideoName(const fs::path& file) { return endsWithOneOf(file, kVideoEndings); }

bool isFrameFolder(const fs::path& folder) {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        if (endsWithOneOf(entry.path(), kPictureEndings)) return true;
    return false;
}

std::string checksumOf(const fs::path& file, const std::stop_token& stop) {
    Checksum sum;
    const bool folder = fs::is_directory(file);
    std::vector<char> block(1 << 20);
    for (const fs::path& part : filesOf(file)) {
        if (folder) sum.add(part.filename().string() + '\0');
        std::ifstream stream(part, std::ios::binary);
        while (stream && !stop.stop_requested()) {
            stream.read(block.data(), std::streamsize(block.size()));
            sum.add({block.data(), std::size_t(stream.gcount())});
        }
        if (stop.stop_requested()) return {};
        if (!stream.eof())
            throw Error("cannot read " + part.string() + "; check that the file is there and may be read");
    }
    return sum.text();
}

MediaFacts decodeMedia([[maybe_unused]] const fs::path& file, [[maybe_unused]] const std::stop_token& stop) {
    MediaFacts facts;
#ifdef CARPUS_MEDIA
    try {
        const auto look = [&](const Frame& frame) {
            facts.width = frame.image->width;
            facts.height = frame.image->height;
            return true;
        };
        const ReadReport report = readFrames(file.string(), look, {}, stop);
        facts.frameCount = report.frames;
        facts.durationS = report.durationS;
        if (report.durationS > 0) facts.framesPerSecond = report.frames / report.durationS;
        if (!report.complete) facts.fault = report.warning;
    } catch (const Error& error) {
        facts.fault = error.what();
    }
#else
    facts.fault = "this build has no video support (CARPUS_MEDIA=OFF)";
#endif
    return facts;
}

std::int64_t bytesOf(const fs::path& file) {
    std::int64_t bytes = 0;
    std::error_code error;
    for (const fs::path& part : filesOf(file)) {
        const auto size = fs::file_size(part, error);
        if (!error) bytes += std::int64_t(size);
    }
    return bytes;
}

}  // namespace core

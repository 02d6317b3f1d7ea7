#include "core/capture/folder_source.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <numeric>

#include "core/capture/image_file.h"
#include "core/capture/natural_order.h"
#include "core/types/error.h"

namespace core {
namespace fs = std::filesystem;
namespace {

std::vector<std::string> picturesIn(const std::string& path) {
    std::vector<std::string> names;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(path, failure)) {
        const std::string name = entry.path().filename().string();
        if (isPictureName(name) && !name.starts_with('.')) {
            names.push_back(name);
        }
    }
    if (failure) {
        throw Error("the folder '" + path + "' cannot be read (" + failure.message() + "); check the path");
    }
    if (names.empty()) {
        throw Error("the folder '" + path + "' holds no pictures; .jpg, .jpeg and .png are looked for");
    }
    std::ranges::sort(names, naturallyBefore);
    return names;
}

/// The number at the end of a name such as "frame_0012.png".
std::optional<std::uint64_t> numberIn(const std::string& name) {
    const std::string stem = fs::path(name).stem().string();
    const auto last = stem.find_last_not_of("0123456789");
    const std::string digits = stem.substr(last == std::string::npos ? 0 : last + 1);
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return failure == std::errc() && !digits.empty() ? std::optional(number) : std::nullopt;
}

/// Positions in time by the numbers in the names. Plain counting where they are missing, do not grow, or are so far
/// apart that they cannot count frames (dates, nanoseconds).
std::vector<std::uint64_t> positions(const std::vector<std::string>& names) {
    constexpr std::uint64_t kWidestMeanGap = 100;
    std::vector<std::uint64_t> counted(names.size());
    std::iota(counted.begin(), counted.end(), 0);
    std::vector<std::uint64_t> numbered;
    const std::uint64_t first = numberIn(names.front()).value_or(0);
    for (const std::string& name : names) {
        const auto number = numberIn(name);
        const bool grows = number && (numbered.empty() || *number > first + numbered.back());
        if (!grows) {
            return counted;
        }
        numbered.push_back(*number - first);
    }
    return numbered.back() <= kWidestMeanGap * names.size() ? numbered : counted;
}

}  // namespace

FolderSource::FolderSource(const std::string& path, double framesPerSecond)
    : m_path(path), m_files(picturesIn(path)), m_numbers(positions(m_files)) {
    if (!(framesPerSecond > 0)) {
        throw Error("a folder of pictures needs a rate above 0 frames/s", Error::Kind::BadUsage);
    }
    m_info.name = fs::path(path).has_filename() ? fs::path(path).filename().string() : path;
    m_info.framesPerSecond = framesPerSecond;
}

Image FolderSource::picture(int index) const {
    return readImage((fs::path(m_path) / m_files.at(std::size_t(index))).string());
}

std::optional<Frame> FolderSource::next(std::stop_token stop) {
    while (m_next < m_files.size() && !stop.stop_requested()) {
        const std::size_t index = m_next++;
        try {
            auto image = std::make_shared<const Image>(picture(int(index)));
            m_info.width = image->width;
            m_info.height = image->height;
            m_state = SourceState::Running;
            const auto time = Seconds(double(m_numbers[index]) / m_info.framesPerSecond);
            return Frame{m_numbers[index], TimePoint(std::chrono::round<Clock::duration>(time)), std::move(image)};
        } catch (const Error& error) {
            m_firstFailure = m_unreadable++ == 0 ? error.what() : m_firstFailure;
        }
    }
    return m_next == m_files.size() && !stop.stop_requested() ? finish() : std::nullopt;
}

std::optional<Frame> FolderSource::finish() {
    const bool told = m_state == SourceState::Failed;
    m_state = m_unreadable > 0 ? SourceState::Failed : SourceState::Finished;
    if (m_unreadable > 0 && !told) {
        throw Error(std::to_string(m_unreadable) + " of " + std::to_string(m_files.size()) + " pictures in '" + m_path +
                    "' could not be read; the first: " + m_firstFailure);
    }
    return std::nullopt;
}

}  // namespace core

#include "tests/core/capture/servers/coded_picture.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/capture/image_file.h"

namespace core {
namespace {

constexpr int kColumns = 4;
constexpr int kRows = 2;
constexpr std::uint8_t kDark = 30;
constexpr std::uint8_t kBright = 220;

char colourName(const std::uint8_t* pixel) {
    const std::array<bool, 3> high{pixel[0] > 128, pixel[1] > 128, pixel[2] > 128};
    const int index = int(high[0]) + 2 * int(high[1]) + 4 * int(high[2]);
    constexpr std::array<char, 8> kNames{'?', 'R', 'G', '?', 'B', '?', '?', 'W'};
    return kNames[std::size_t(index)];
}

}  // namespace

Image codedPicture(int width, int height, int code) {
    Image picture(width, height);
    for (int y = 0; y < height; ++y) {
        std::uint8_t* row = picture.row(y);
        for (int x = 0; x < width; ++x) {
            const int cell = (y * kRows / height) * kColumns + x * kColumns / width;
            std::fill_n(row + std::size_t(x) * 3, 3, (code >> cell) & 1 ? kBright : kDark);
        }
    }
    return picture;
}

int codeIn(const Image& picture) {
    int code = 0;
    for (int cell = 0; cell < kColumns * kRows; ++cell) {
        const int x = (2 * (cell % kColumns) + 1) * picture.width / (2 * kColumns);
        const int y = (2 * (cell / kColumns) + 1) * picture.height / (2 * kRows);
        code |= int(picture.row(y)[std::size_t(x) * 3] > 128) << cell;
    }
    return code;
}

const std::vector<std::string>& codedJpegs() {
    static const std::vector<std::string> jpegs = [] {
        const auto path = std::filesystem::temp_directory_path() / ("coded_" + std::to_string(::getpid()) + ".jpg");
        std::vector<std::string> made;
        for (int code = 0; code < kCameraCodes; ++code) {
            writeImage(path.string(), codedPicture(160, 120, code));
            std::ifstream file(path, std::ios::binary);
            made.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
        std::filesystem::remove(path);
        return made;
    }();
    return jpegs;
}

Image corneredPicture(int width, int height) {
    constexpr std::array<std::array<std::uint8_t, 3>, 4> kCorners{
        {{250, 5, 5}, {5, 250, 5}, {5, 5, 250}, {250, 250, 250}}};
    Image picture(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto& colour = kCorners[std::size_t(2 * int(2 * y >= height) + int(2 * x >= width))];
            std::ranges::copy(colour, picture.row(y) + std::size_t(x) * 3);
        }
    }
    return picture;
}

std::string cornersOf(const Image& picture) {
    std::string corners;
    for (const int y : {picture.height / 4, 3 * picture.height / 4}) {
        for (const int x : {picture.width / 4, 3 * picture.width / 4}) {
            corners += colourName(picture.row(y) + std::size_t(x) * 3);
        }
    }
    return corners;
}

}  // namespace core

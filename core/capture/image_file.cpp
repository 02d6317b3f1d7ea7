#include "core/capture/image_file.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/capture/finish_file.h"
#include "core/types/error.h"

namespace core {
namespace {

std::string lowerEnding(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return ending;
}

std::vector<std::uint8_t> encodedAs(const std::string& ending, const Image& image, int quality) {
    const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
    cv::Mat bgr;
    cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
    std::vector<std::uint8_t> encoded;
    cv::imencode(ending, bgr, encoded, {cv::IMWRITE_JPEG_QUALITY, quality});
    return encoded;
}

}  // namespace

bool isPictureName(const std::string& path) {
    const std::string ending = lowerEnding(path);
    return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

Image readImage(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure)) {
        throw Error("there is no picture file '" + path + "'; check the path");
    }
    cv::Mat bgr;
    try {
        bgr = cv::imread(path, cv::IMREAD_COLOR);
    } catch (const cv::Exception& refusal) {
        throw Error("'" + path + "' cannot be read as a picture (" + refusal.err + ")");
    }
    if (bgr.empty()) {
        throw Error("'" + path + "' is not a picture that can be read; it may be empty, damaged or no JPEG or PNG");
    }
    Image image(bgr.cols, bgr.rows);
    cv::Mat rgb(image.height, image.width, CV_8UC3, image.rgb.data());
    cv::cvtColor(bgr, rgb, cv::COLOR_BGR2RGB);
    return image;
}

void writeImage(const std::string& path, const Image& image) {
    if (image.width <= 0 || image.height <= 0) {
        throw Error("an empty picture cannot be written to '" + path + "'", Error::Kind::BadUsage);
    }
    if (!isPictureName(path)) {
        throw Error("'" + path + "' is no name for a picture; let it end in .png or .jpg", Error::Kind::BadUsage);
    }
    const std::vector<std::uint8_t> encoded = encodedAs(lowerEnding(path), image, 95);
    const std::string temporary = temporaryName(path);
    std::ofstream file(temporary, std::ios::binary);
    file.write(reinterpret_cast<const char*>(encoded.data()), std::streamsize(encoded.size()));
    file.close();
    if (!file) {
        discardFile(temporary);
        throw Error("cannot write '" + path + "'; check that the folder exists, is writable and has room");
    }
    try {
        finishFile(temporary, path);
    } catch (const Error&) {
        discardFile(temporary);
        throw;
    }
}

std::vector<std::uint8_t> jpegOf(const Image& image, int quality) {
    if (image.width <= 0 || image.height <= 0) throw Error("an empty picture is no JPEG", Error::Kind::BadUsage);
    return encodedAs(".jpg", image, quality);
}

}  // namespace core

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/image.h"

namespace core {

/// Whether the ending is one of .png, .jpg and .jpeg, in small or capital letters.
bool isPictureName(const std::string& path);

/// Reads a picture file of any format that OpenCV knows, turned as its orientation mark asks. Throws Error when it is
/// missing or not a picture.
Image readImage(const std::string& path);

/// Writes .png, .jpg or .jpeg, completely or not at all. Throws Error; BadUsage for another ending or an empty image.
void writeImage(const std::string& path, const Image& image);

/// The picture as a JPEG file in memory; `quality` 1..100. Throws Error (BadUsage) for an empty picture.
std::vector<std::uint8_t> jpegOf(const Image& image, int quality);

}  // namespace core

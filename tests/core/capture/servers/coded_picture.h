#pragma once

#include <string>
#include <vector>

#include "core/types/image.h"

namespace core {

/// A picture that shows the number `code` (0..255) as eight bright or dark cells, so that it survives any lossy coding.
Image codedPicture(int width, int height, int code);

/// A camera counts its pictures modulo this.
inline constexpr int kCameraCodes = 64;

/// JPEG files of the codes 0..kCameraCodes - 1 at 160 x 120, made by our own writer once for the process.
const std::vector<std::string>& codedJpegs();

/// The number that such a picture shows.
int codeIn(const Image& picture);

/// A picture with a colour in each corner: red top left, green top right, blue bottom left, white bottom right.
Image corneredPicture(int width, int height);

/// The corner colours of a picture, from the top left by rows, such as "RGBW"; '?' for any other colour.
std::string cornersOf(const Image& picture);

}  // namespace core

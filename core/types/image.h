#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace core {

/// An RGB picture, 8 bits a channel, rows tightly packed from the top. Immutable once shared as an ImagePtr.
struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgb;  ///< height x width x 3

    Image() = default;
    Image(int imageWidth, int imageHeight)
        : width(imageWidth), height(imageHeight), rgb(std::size_t(imageWidth) * std::size_t(imageHeight) * 3) {}

    const std::uint8_t* row(int y) const { return rgb.data() + std::size_t(y) * std::size_t(width) * 3; }
    std::uint8_t* row(int y) { return rgb.data() + std::size_t(y) * std::size_t(width) * 3; }
};

using ImagePtr = std::shared_ptr<const Image>;

}  // namespace core

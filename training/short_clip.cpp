#include "training/short_clip.h"

#include <algorithm>
#include <cmath>

namespace training {
namespace {

using Pictures = std::vector<MadePicture>;

Pictures withBlends(const std::vector<int>& frames) {
    Pictures pictures;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (i > 0) pictures.push_back({frames[i - 1], frames[i]});
        pictures.push_back({frames[i], frames[i]});
    }
    return pictures;
}

void appendReverse(Pictures& pictures) {
    const Pictures forward = pictures;
    pictures.insert(pictures.end(), forward.rbegin(), forward.rend());
}

}  // namespace

Pictures lengthened(const std::vector<int>& frames, int wanted) {
    const auto isShort = [wanted](const Pictures& pictures) { return int(pictures.size()) < wanted; };
    Pictures pictures;
    for (const int frame : frames) pictures.push_back({frame, frame});
    if (isShort(pictures)) pictures = withBlends(frames);
    if (isShort(pictures)) appendReverse(pictures);
    const Pictures whole = pictures;
    for (const double brightness : {0.6, 0.8, 1.2, 1.4}) {
        if (!isShort(pictures)) break;
        for (MadePicture copy : whole) {
            copy.brightness = brightness;
            pictures.push_back(copy);
        }
    }
    return pictures;
}

std::vector<std::uint8_t> pixelsOf(const MadePicture& picture, const std::uint8_t* first, const std::uint8_t* second,
                                   std::size_t bytes) {
    std::vector<std::uint8_t> pixels(bytes);
    for (std::size_t i = 0; i < bytes; ++i) {
        const double mean = (double(first[i]) + double(second[i])) / 2;
        pixels[i] = std::uint8_t(std::clamp(std::lround(mean * picture.brightness), 0L, 255L));
    }
    return pixels;
}

}  // namespace training

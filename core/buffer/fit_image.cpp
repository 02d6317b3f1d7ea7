#include "core/buffer/fit_image.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/types/error.h"

namespace core {
namespace {

/// The source pixels that one target pixel averages: weights[0..] from `first` on.
struct Tap {
    int first = 0;
    int count = 0;
    std::size_t weights = 0;  ///< offset into Taps::weights
};

struct Taps {
    std::vector<Tap> taps;
    std::vector<float> weights;
};

/// Taps for target pixels 0..size-1 laid over `length` source pixels that begin at `offset`.
Taps triangleTaps(int offset, int length, int size) {
    Taps result;
    const double scale = double(length) / size;
    const double support = std::max(1.0, scale);
    for (int i = 0; i < size; ++i) {
        const double centre = (i + 0.5) * scale - 0.5;
        const int first = std::max(0, int(std::ceil(centre - support)));
        const int last = std::min(length - 1, int(std::floor(centre + support)));
        Tap tap{offset + first, last - first + 1, result.weights.size()};
        double sum = 0;
        for (int s = first; s <= last; ++s) sum += std::max(1e-6, 1 - std::abs(s - centre) / support);
        for (int s = first; s <= last; ++s)
            result.weights.push_back(float(std::max(1e-6, 1 - std::abs(s - centre) / support) / sum));
        result.taps.push_back(tap);
    }
    return result;
}

void resampleRow(const std::uint8_t* source, const Taps& columns, float* target) {
    for (const Tap& tap : columns.taps) {
        const std::uint8_t* pixel = source + std::size_t(tap.first) * 3;
        const float* weight = columns.weights.data() + tap.weights;
        float r = 0, g = 0, b = 0;
        for (int k = 0; k < tap.count; ++k, pixel += 3) {
            r += weight[k] * float(pixel[0]);
            g += weight[k] * float(pixel[1]);
            b += weight[k] * float(pixel[2]);
        }
        *target++ = r;
        *target++ = g;
        *target++ = b;
    }
}

}  // namespace

Image fitSquare(const Image& picture, int size, FitMode mode) {
    if (picture.width < 1 || picture.height < 1 || size < 1)
        throw Error("cannot fit a picture of " + std::to_string(picture.width) + " x " +
                    std::to_string(picture.height) + " pixels into " + std::to_string(size) +
                    "; both must be at least 1 pixel");
    const int side = std::min(picture.width, picture.height);
    const bool crop = mode == FitMode::CentreCrop;
    const int cropWidth = crop ? side : picture.width;
    const int cropHeight = crop ? side : picture.height;
    if (cropWidth == size && cropHeight == size && picture.width == size && picture.height == size) return picture;

    const Taps columns = triangleTaps((picture.width - cropWidth) / 2, cropWidth, size);
    const Taps rows = triangleTaps((picture.height - cropHeight) / 2, cropHeight, size);
    const std::size_t stride = std::size_t(size) * 3;
    std::vector<float> narrowed(std::size_t(picture.height) * stride);
    for (int y = rows.taps.front().first; y < rows.taps.back().first + rows.taps.back().count; ++y)
        resampleRow(picture.row(y), columns, narrowed.data() + std::size_t(y) * stride);

    Image fitted(size, size);
    std::vector<float> sum(stride);
    for (int y = 0; y < size; ++y) {
        const Tap& tap = rows.taps[std::size_t(y)];
        std::fill(sum.begin(), sum.end(), 0.5F);
        for (int k = 0; k < tap.count; ++k) {
            const float weight = rows.weights[tap.weights + std::size_t(k)];
            const float* line = narrowed.data() + std::size_t(tap.first + k) * stride;
            for (std::size_t x = 0; x < stride; ++x) sum[x] += weight * line[x];
        }
        std::transform(sum.begin(), sum.end(), fitted.row(y),
                       [](float value) { return std::uint8_t(std::clamp(value, 0.0F, 255.0F)); });
    }
    return fitted;
}

}  // namespace core

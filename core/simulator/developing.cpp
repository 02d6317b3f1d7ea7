#include <algorithm>
#include <array>
#include <cmath>

#include "core/simulator/random.h"
#include "core/simulator/renderer.h"

// The second half of Renderer: from the light on the sensor to 8-bit colours.

namespace core {
namespace {

constexpr Pixel kOuter = 0x00FF00FF;
constexpr int kSumSteps = 16 * 255 + 1;  ///< a 3 x 3 binomial sum of bytes
constexpr int kNoiseSteps = 4096;

using ToneCurve = std::array<float, kSumSteps>;

/// Standard normal numbers in a table: one look-up a pixel is all the noise may cost.
const std::array<float, kNoiseSteps>& noiseTable() {
    static const auto table = [] {
        std::array<float, kNoiseSteps> values;
        Random random(77);
        for (float& value : values) value = float(random.normal());
        return values;
    }();
    return table;
}

float meanGreen(const PixelPlane& plane) {
    std::uint64_t sum = 0;
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < plane.pixels.size(); i += 17) {
        sum += (plane.pixels[i] >> 8) & 255;
        ++count;
    }
    return float(sum) / float(count);
}

ToneCurve toneCurve(float gain, float haze) {
    ToneCurve curve;
    for (int i = 0; i < kSumSteps; ++i) {
        const float in = float(i) / (kSumSteps - 1) * gain;
        const float shouldered = in < 0.75F ? in : 0.75F + 0.25F * (1 - std::exp((0.75F - in) * 3.2F));
        const float contrast = shouldered * (1 + 0.25F * (shouldered - 0.5F) * (1 - shouldered) * 4);
        curve[std::size_t(i)] = 255 * (haze + (1 - 1.2F * haze) * contrast);
    }
    return curve;
}

/// Sums of three pixels above each other, weights 1 2 1; outer = red and blue, inner = green.
struct RowSums {
    std::vector<Pixel> outer;
    std::vector<Pixel> inner;

    void compute(const PixelPlane& plane, int y) {
        const Pixel* above = plane.row(std::max(y - 1, 0));
        const Pixel* here = plane.row(y);
        const Pixel* below = plane.row(std::min(y + 1, plane.height - 1));
        for (int x = 0; x < plane.width; ++x) {
            const auto i = std::size_t(x) + 1;
            outer[i] = (above[x] & kOuter) + 2 * (here[x] & kOuter) + (below[x] & kOuter);
            inner[i] = ((above[x] >> 8) & 255) + 2 * ((here[x] >> 8) & 255) + ((below[x] >> 8) & 255);
        }
        outer.front() = outer[1];
        inner.front() = inner[1];
        outer.back() = outer[outer.size() - 2];
        inner.back() = inner[inner.size() - 2];
    }
};

std::uint8_t byte(float v) { return std::uint8_t(v < 0 ? 0 : v > 255 ? 255 : v); }

}  // namespace

Image Renderer::developed(const PixelPlane& plane, const SceneLight& light, std::uint64_t noiseSeed) const {
    const float automatic = 105 / std::max(20.0F, meanGreen(plane));
    const float gain = light.gain * (0.3F + 0.7F * automatic);
    const std::array<ToneCurve, 3> curves{toneCurve(gain * light.colour.x, light.haze),
                                          toneCurve(gain * light.colour.y, light.haze),
                                          toneCurve(gain * light.colour.z, light.haze)};
    const auto& noise = noiseTable();
    const float grain = light.noise * (0.6F + 0.4F * gain);
    RowSums sums{std::vector<Pixel>(std::size_t(m_width) + 2), std::vector<Pixel>(std::size_t(m_width) + 2)};
    Image image(m_width, m_height);
    for (int y = 0; y < m_height; ++y) {
        sums.compute(plane, y);
        std::uint8_t* out = image.row(y);
        std::uint64_t state = mixSeed(noiseSeed, std::uint64_t(y)) | 1;
        const float* vignette = m_vignette.data() + std::size_t(y) * std::size_t(m_width);
        for (int x = 0; x < m_width; ++x, out += 3) {
            const auto i = std::size_t(x);
            const Pixel outer = sums.outer[i] + 2 * sums.outer[i + 1] + sums.outer[i + 2];
            const Pixel inner = sums.inner[i] + 2 * sums.inner[i + 1] + sums.inner[i + 2];
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            const float shared = noise[state & (kNoiseSteps - 1)] * grain;
            out[0] = byte(curves[0][outer & 0xFFFF] * vignette[x] + shared +
                          0.5F * grain * noise[(state >> 12) & (kNoiseSteps - 1)]);
            out[1] = byte(curves[1][inner] * vignette[x] + shared);
            out[2] = byte(curves[2][outer >> 16] * vignette[x] + shared +
                          0.7F * grain * noise[(state >> 24) & (kNoiseSteps - 1)]);
        }
    }
    return image;
}

}  // namespace core

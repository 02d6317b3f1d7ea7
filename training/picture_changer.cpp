#include "training/picture_changer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "training/checksum.h"

namespace training {
namespace {

std::uint8_t toByte(float value) { return std::uint8_t(std::clamp(value + 0.5F, 0.0F, 255.0F)); }

/// Small fast noise, good enough for pictures (xorshift).
class NoiseBits {
public:
    explicit NoiseBits(std::uint64_t seed) : m_state(seed | 1) {}
    std::uint64_t next() {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        return m_state ^= m_state << 17;
    }

private:
    std::uint64_t m_state;
};

/// About -1..1, triangular, from two of the eight bytes.
float noiseValue(std::uint64_t bits, int channel) {
    const auto a = int((bits >> (16 * channel)) & 255);
    const auto b = int((bits >> (16 * channel + 8)) & 255);
    return float(a - b) / 255.0F;
}

}  // namespace

PictureChanger::PictureChanger(const PixelChange& change, int fromSize, int toSize)
    : m_change(change),
      m_fromSize(fromSize),
      m_toSize(toSize),
      m_rows(taps(change.top, change.height, toSize, fromSize, change.blur)),
      m_columns(taps(change.left, change.width, toSize, fromSize, change.blur)) {
    if (change.mirror) std::reverse(m_columns.begin(), m_columns.end());
}

std::vector<PictureChanger::Taps> PictureChanger::taps(double from, double length, int toSize, int fromSize,
                                                       double blur) {
    const double scale = length * fromSize / toSize;
    const double radius = std::max(1.0, scale) + blur * scale;
    std::vector<Taps> all(static_cast<std::size_t>(toSize));
    for (int i = 0; i < toSize; ++i) {
        const double centre = from * fromSize + (i + 0.5) * scale - 0.5;
        const int low = std::clamp(int(std::ceil(centre - radius)), 0, fromSize - 1);
        const int high = std::clamp(int(std::floor(centre + radius)), low, fromSize - 1);
        Taps& one = all[static_cast<std::size_t>(i)];
        one.first = low;
        float sum = 0;
        for (int s = low; s <= high; ++s) {
            one.weights.push_back(std::max(1e-6F, float(1 - std::abs(s - centre) / radius)));
            sum += one.weights.back();
        }
        for (float& weight : one.weights) weight /= sum;
    }
    return all;
}

void PictureChanger::blendRows(const std::uint8_t* from, const Taps& taps, std::vector<float>& row) const {
    std::fill(row.begin(), row.end(), 0.0F);
    const std::uint8_t* line = from + std::size_t(taps.first) * row.size();
    for (const float weight : taps.weights) {
        for (std::size_t i = 0; i < row.size(); ++i) row[i] += weight * float(line[i]);
        line += row.size();
    }
}

void PictureChanger::apply(const std::uint8_t* from, int frame, std::uint8_t* to) const {
    std::vector<float> row(std::size_t(m_fromSize) * 3);
    NoiseBits noise(mixSeed(m_change.noiseSeed, 0, std::uint64_t(frame)));
    std::uint8_t* out = to;
    for (int y = 0; y < m_toSize; ++y) {
        blendRows(from, m_rows[std::size_t(y)], row);
        for (int x = 0; x < m_toSize; ++x, out += 3) {
            const Taps& column = m_columns[std::size_t(x)];
            const float* at = row.data() + std::size_t(column.first) * 3;
            std::array<float, 3> rgb{};
            for (const float weight : column.weights) {
                for (std::size_t c = 0; c < 3; ++c) rgb[c] += weight * at[c];
                at += 3;
            }
            const float grey = (rgb[0] + rgb[1] + rgb[2]) / 3;
            const std::uint64_t bits = m_change.noise > 0 ? noise.next() : 0;
            for (int c = 0; c < 3; ++c) {
                const auto i = std::size_t(c);
                const float plain = rgb[i] + (grey - rgb[i]) * m_change.grey;
                out[c] = toByte(plain * m_change.gain[i] + m_change.offset + m_change.noise * noiseValue(bits, c));
            }
        }
    }
    if (m_change.erase) eraseRectangle(to);
}

void PictureChanger::eraseRectangle(std::uint8_t* to) const {
    const int left = int(m_change.eraseLeft * m_toSize);
    const int top = int(m_change.eraseTop * m_toSize);
    const int right = std::min(m_toSize, left + int(m_change.eraseWidth * m_toSize));
    const int bottom = std::min(m_toSize, top + int(m_change.eraseHeight * m_toSize));
    for (int y = top; y < bottom; ++y) {
        for (int x = left; x < right; ++x) {
            std::copy(m_change.eraseColour.begin(), m_change.eraseColour.end(),
                      to + (std::size_t(y) * std::size_t(m_toSize) + std::size_t(x)) * 3);
        }
    }
}

}  // namespace training

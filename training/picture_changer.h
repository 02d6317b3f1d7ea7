#pragma once

#include <cstdint>
#include <vector>

#include "training/pixel_change.h"

namespace training {

/// Resamples square RGB pictures of `fromSize` to `toSize` pixels while cropping, mirroring and recolouring them, all
/// in one pass (a training batch is hundreds of pictures). Prepared once for each clip; apply() may run on any thread.
class PictureChanger {
public:
    PictureChanger(const PixelChange& change, int fromSize, int toSize);

    /// `frame` is the number of the frame within its clip: it only makes the noise differ.
    void apply(const std::uint8_t* from, int frame, std::uint8_t* to) const;

private:
    /// The source pixels that make up one output pixel, along one axis.
    struct Taps {
        int first = 0;
        std::vector<float> weights;
    };
    static std::vector<Taps> taps(double from, double length, int toSize, int fromSize, double blur);
    void blendRows(const std::uint8_t* from, const Taps& taps, std::vector<float>& row) const;
    void eraseRectangle(std::uint8_t* to) const;

    PixelChange m_change;
    int m_fromSize;
    int m_toSize;
    std::vector<Taps> m_rows;
    std::vector<Taps> m_columns;
};

}  // namespace training

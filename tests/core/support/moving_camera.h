#pragma once

#include <cmath>
#include <cstdint>
#include <memory>

#include "core/types/frame.h"

/// Pictures of a textured wall seen by a camera that moves sideways, with a hand that stays in the lower middle.
class MovingCamera {
public:
    static constexpr int kSide = 56;

    double noise = 0;       ///< grey levels
    double brightness = 0;  ///< added to every pixel

    /// `x`, `y`: where the camera looks, in picture widths.
    core::ImagePtr picture(double x, double y) {
        auto image = std::make_shared<core::Image>(kSide, kSide);
        for (int row = 0; row < kSide; ++row)
            for (int column = 0; column < kSide; ++column) {
                const bool hand = row > kSide * 6 / 10 && column > kSide * 3 / 10 && column < kSide * 7 / 10;
                const double value = hand ? 190.0 : wall(x + double(column) / kSide, y + double(row) / kSide);
                const double shown = std::min(255.0, std::max(0.0, value + brightness + noise * random()));
                for (int channel = 0; channel < 3; ++channel)
                    image->row(row)[column * 3 + channel] = std::uint8_t(shown);
            }
        return image;
    }

    static core::Frame frame(double seconds, core::ImagePtr image) {
        const auto time = std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
        return {0, core::TimePoint{} + time, std::move(image)};
    }

private:
    static double wall(double x, double y) {
        return 110 + 35 * std::sin(9 * x + 2 * y) + 30 * std::sin(14 * y - 5 * x) +
               25 * std::sin(23 * x) * std::cos(17 * y);
    }
    double random() {  // -1..1, the same in every run
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return double(std::int64_t(m_state >> 11) - (std::int64_t(1) << 52)) / double(std::int64_t(1) << 52);
    }
    std::uint64_t m_state = 1;
};

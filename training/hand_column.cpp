#include "training/hand_column.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <vector>

namespace training {
namespace {

/// How much each column of the picture's lowest third changes from frame to frame, in sums of bytes.
std::vector<double> changes(const std::uint8_t* rgb, int frames, int size) {
    const auto side = std::size_t(size), picture = side * side * 3;
    std::vector<double> columns(side, 0.0);
    for (std::size_t frame = 1; frame < std::size_t(frames); ++frame) {
        for (std::size_t y = side - side / 3; y < side; ++y) {
            const std::uint8_t* row = rgb + frame * picture + y * side * 3;
            for (std::size_t i = 0; i < side * 3; ++i) {
                columns[i / 3] += std::abs(int(row[i]) - int(*(row + i - picture)));
            }
        }
    }
    return columns;
}

}  // namespace

float handColumn(const std::uint8_t* rgb, int frames, int size) {
    const std::vector<double> columns = changes(rgb, frames, size);
    const int hand = std::max(1, size / 4);  // about as wide as a hand
    double sum = 0, least = -1, most = 0;
    int at = 0;
    for (int x = 0; x < size; ++x) {
        sum += columns[std::size_t(x)];
        if (x >= hand) sum -= columns[std::size_t(x - hand)];
        if (x + 1 < hand) continue;
        most = std::max(most, sum);
        if (least >= 0 && sum >= least) continue;
        least = sum;
        at = x + 1 - hand;
    }
    if (!(most > least)) return 0.5F;
    return float(at + hand / 2.0) / float(size);
}

}  // namespace training

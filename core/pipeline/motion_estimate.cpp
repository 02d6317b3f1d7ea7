#include "core/pipeline/motion_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace core {
namespace {

constexpr int kSide = MotionGrid::kSide;
constexpr int kReach = 6;             ///< cells searched to each side
constexpr float kOutlier = 25;        ///< grey levels beyond which a cell's difference tells nothing more
constexpr float kStandstill = 0.03F;  ///< part by which a shift must explain the picture better than standing still
constexpr int kSpan = 2 * kReach + 1;

/// The wearer's hand: the lower middle of the picture.
bool handCell(int x, int y) { return y > kSide * 11 / 20 && x > kSide / 5 && x < kSide * 4 / 5; }

constexpr int kWide = kSide + 2 * kReach;

/// A grid with room for every shift around it, so that rows become vector instructions.
using WideGrid = std::array<float, kWide * kWide>;

constexpr std::size_t wideIndex(int x, int y) { return std::size_t((y + kReach) * kWide + x + kReach); }

/// 1 for the cells of the background, 0 for the hand and beyond the edge.
WideGrid backgroundCells() {
    WideGrid seen{};
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) seen[wideIndex(x, y)] = handCell(x, y) ? 0 : 1;
    return seen;
}

const WideGrid& background() {
    static const WideGrid kSeen = backgroundCells();
    return kSeen;
}

/// Grey levels relative to the mean of the background, so that a change of exposure is no motion.
WideGrid levelled(const MotionGrid& grid) {
    const WideGrid& seen = background();
    WideGrid wide{};
    double sum = 0, count = 0;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const float cell = grid.cells[std::size_t(y * kSide + x)];
            wide[wideIndex(x, y)] = cell;
            sum += double(cell * seen[wideIndex(x, y)]);
            count += double(seen[wideIndex(x, y)]);
        }
    for (float& cell : wide) cell -= float(sum / count);
    return wide;
}

/// Sum of what `cost` says of all background cells that a grid shares with one that is moved by (dx, dy).
template <typename Cost>
float sumShared(int dx, int dy, Cost cost) {
    const WideGrid& seen = background();
    std::array<float, kSide> sums{};
    for (int y = 0; y < kSide; ++y) {
        const std::size_t from = wideIndex(0, y), to = wideIndex(dx, y + dy);
        for (std::size_t x = 0; x < kSide; ++x) sums[x] += seen[from + x] * seen[to + x] * cost(from + x, to + x);
    }
    return std::accumulate(sums.begin(), sums.end(), 0.0F);
}

using Costs = std::array<float, kSpan * kSpan>;

constexpr std::size_t costIndex(int dx, int dy) { return std::size_t((dy + kReach) * kSpan + dx + kReach); }

template <typename Cost>
Costs sumsForAllShifts(Cost cost) {
    Costs costs{};
    for (int dy = -kReach; dy <= kReach; ++dy)
        for (int dx = -kReach; dx <= kReach; ++dx) costs[costIndex(dx, dy)] = sumShared(dx, dy, cost);
    return costs;
}

/// Mean truncated difference of the cells that both grids show, for every shift from `before` to `after`.
Costs mismatches(const WideGrid& before, const WideGrid& after) {
    static const Costs kCounts = sumsForAllShifts([](std::size_t, std::size_t) { return 1.0F; });
    Costs costs = sumsForAllShifts(
        [&](std::size_t from, std::size_t to) { return std::min(kOutlier, std::abs(before[from] - after[to])); });
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] /= kCounts[i];
    return costs;
}

/// Offset of the true minimum from the middle of three neighbouring costs, -0.5..0.5: for absolute differences the
/// two flanks are straight lines of equal steepness.
double betweenCells(float left, float middle, float right) {
    const float steeper = std::max(left, right) - middle;
    return steeper <= 0 ? 0 : 0.5 * double(left - right) / double(steeper);
}

}  // namespace

MotionGrid motionGrid(const Image& picture) {
    MotionGrid grid;
    grid.cells.resize(std::size_t(kSide) * kSide);
    const auto edge = [](int cell, int length) { return int(std::int64_t(cell) * length / kSide); };
    for (int cy = 0; cy < kSide; ++cy) {
        const int top = std::min(edge(cy, picture.height), picture.height - 1);
        const int bottom = std::max(top + 1, edge(cy + 1, picture.height));
        for (int cx = 0; cx < kSide; ++cx) {
            const int left = std::min(edge(cx, picture.width), picture.width - 1);
            const int right = std::max(left + 1, edge(cx + 1, picture.width));
            unsigned sum = 0;
            for (int y = top; y < bottom; ++y) {
                const std::uint8_t* pixel = picture.row(y) + std::size_t(left) * 3;
                for (int x = left; x < right; ++x, pixel += 3) sum += pixel[0] + 2U * pixel[1] + pixel[2];
            }
            grid.cells[std::size_t(cy * kSide + cx)] = float(sum) / float(4 * (bottom - top) * (right - left));
        }
    }
    return grid;
}

Shift backgroundShift(const MotionGrid& before, const MotionGrid& after) {
    const Costs costs = mismatches(levelled(before), levelled(after));
    const auto at = [&](int dx, int dy) { return costs[costIndex(dx, dy)]; };

    int bestX = 0, bestY = 0;
    float best = at(0, 0) * (1 - kStandstill);
    for (int dy = -kReach; dy <= kReach; ++dy)
        for (int dx = -kReach; dx <= kReach; ++dx)
            if (at(dx, dy) < best) best = at(dx, dy), bestX = dx, bestY = dy;

    Shift shift{double(bestX), double(bestY)};
    if (std::abs(bestX) < kReach) shift.x += betweenCells(at(bestX - 1, bestY), at(bestX, bestY), at(bestX + 1, bestY));
    if (std::abs(bestY) < kReach) shift.y += betweenCells(at(bestX, bestY - 1), at(bestX, bestY), at(bestX, bestY + 1));
    return {shift.x / kSide, shift.y / kSide};
}

}  // namespace core

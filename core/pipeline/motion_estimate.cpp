#include "core/pipeline/motion_estimate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace core {
namespace {

constexpr int kSide = MotionGrid::kSide;
constexpr int kReach = 6;             ///< cells searched to each side
constexpr float kOutlier = 25;        ///< grey levels beyond which a cell's difference tells nothing more
constexpr float kStandstill = 0.03F;  ///< part by which a shift must explain the picture better than standing still
constexpr int kSpan = 2 * kReach + 1;

/// The wearer's hand: the lower middle of the picture.
bool handCell(int x, int y) { return y > kSide * 11 / 20 && x > kSide / 5 && x < kSide * 4 / 5; }

std::array<bool, kSide * kSide> handMask() {
    std::array<bool, kSide * kSide> mask{};
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) mask[std::size_t(y * kSide + x)] = handCell(x, y);
    return mask;
}

/// Grey levels relative to the mean of the background, so that a change of exposure is no motion.
std::vector<float> levelled(const MotionGrid& grid) {
    static const auto mask = handMask();
    double sum = 0;
    int count = 0;
    for (std::size_t i = 0; i < mask.size(); ++i)
        if (!mask[i]) sum += double(grid.cells[i]), ++count;
    std::vector<float> cells = grid.cells;
    for (float& cell : cells) cell -= float(sum / count);
    return cells;
}

/// Mean truncated difference of the cells that both grids show when `after` is `before` moved by (dx, dy).
float mismatch(const std::vector<float>& before, const std::vector<float>& after, int dx, int dy) {
    static const auto mask = handMask();
    float sum = 0;
    int count = 0;
    for (int y = std::max(0, -dy); y < std::min(kSide, kSide - dy); ++y) {
        const std::size_t from = std::size_t(y * kSide);
        const std::size_t to = std::size_t((y + dy) * kSide + dx);
        for (int x = std::max(0, -dx); x < std::min(kSide, kSide - dx); ++x) {
            const std::size_t a = from + std::size_t(x);
            const std::size_t b = to + std::size_t(x);
            if (mask[a] || mask[b]) continue;
            sum += std::min(kOutlier, std::abs(before[a] - after[b]));
            ++count;
        }
    }
    return count == 0 ? kOutlier : sum / float(count);
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
    const std::vector<float> from = levelled(before);
    const std::vector<float> to = levelled(after);
    std::array<float, kSpan * kSpan> cost{};
    const auto at = [&](int dx, int dy) -> float& { return cost[std::size_t((dy + kReach) * kSpan + dx + kReach)]; };
    for (int dy = -kReach; dy <= kReach; ++dy)
        for (int dx = -kReach; dx <= kReach; ++dx) at(dx, dy) = mismatch(from, to, dx, dy);

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

#include "core/pipeline/motion_estimate.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace core {
namespace {

constexpr int kSide = MotionGrid::kSide;
constexpr int kReach = 6;             ///< cells searched to each side
constexpr int kSurroundings = 3;      ///< cells to each side
constexpr float kLeastSpread = 5;     ///< grey levels; less is noise of the sensor
constexpr float kOutlier = 3;         ///< beyond it a difference of contrasts tells nothing more
constexpr float kMostWeight = 3;      ///< of a cell, in means
constexpr float kLeastWeight = 0.1F;  ///< as everything may begin to move
constexpr float kLeastMean = 1e-6F;   ///< of the usual changes; those of a still picture fade to nothing
constexpr float kReluctance = 0.03F;  ///< part by which each further cell of way must explain the pictures better
constexpr int kSpan = 2 * kReach + 1;
constexpr int kWide = kSide + 2 * kReach;

constexpr std::size_t cell(int x, int y) { return std::size_t(y * kSide + x); }

/// A grid with room for every shift around it, so that rows become vector instructions.
using WideGrid = std::array<float, std::size_t(kWide) * kWide>;

constexpr std::size_t wideIndex(int x, int y) { return std::size_t((y + kReach) * kWide + x + kReach); }

WideGrid widened(const MotionGrid& grid) {
    WideGrid wide{};
    for (int y = 0; y < kSide; ++y) std::copy_n(&grid.cells[cell(0, y)], kSide, &wide[wideIndex(0, y)]);
    return wide;
}

/// The mean grey level of each cell, 0..255.
MotionGrid greyCells(const Image& picture) {
    MotionGrid grid;
    const auto edge = [](int place, int length) { return int(std::int64_t(place) * length / kSide); };
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
            grid.cells[cell(cx, cy)] = float(sum) / float(4 * (bottom - top) * (right - left));
        }
    }
    return grid;
}

/// The mean of the cells up to kSurroundings away that lie within the grid: along the rows, then along the columns.
MotionGrid surroundingMeans(const MotionGrid& grid) {
    const auto nearby = [](int place) {
        return std::pair{std::max(0, place - kSurroundings), std::min(kSide - 1, place + kSurroundings)};
    };
    MotionGrid rows;
    MotionGrid means;
    for (int y = 0; y < kSide; ++y)
        for (int x = 0; x < kSide; ++x) {
            const auto [first, last] = nearby(x);
            float sum = 0;
            for (int i = first; i <= last; ++i) sum += grid.cells[cell(i, y)];
            rows.cells[cell(x, y)] = sum / float(last - first + 1);
        }
    for (int y = 0; y < kSide; ++y) {
        const auto [first, last] = nearby(y);
        for (int i = first; i <= last; ++i)
            for (int x = 0; x < kSide; ++x) means.cells[cell(x, y)] += rows.cells[cell(x, i)] / float(last - first + 1);
    }
    return means;
}

WideGrid weightsOf(const MotionGrid& usualChanges) {
    const auto& cells = usualChanges.cells;
    const float mean = std::max(kLeastMean, std::accumulate(cells.begin(), cells.end(), 0.0F) / float(cells.size()));
    MotionGrid weights;
    std::transform(cells.begin(), cells.end(), weights.cells.begin(),
                   [&](float change) { return kLeastWeight + std::min(kMostWeight, change / mean); });
    return widened(weights);
}

/// The weighted mean difference of the cells that both pictures show.
float mismatch(int dx, int dy, const WideGrid& before, const WideGrid& after, const WideGrid& weights) {
    std::array<float, kSide> costs{};
    std::array<float, kSide> shared{};
    for (int y = 0; y < kSide; ++y) {
        const std::size_t from = wideIndex(0, y), to = wideIndex(dx, y + dy);
        for (std::size_t x = 0; x < kSide; ++x) {
            const float weight = weights[from + x] * weights[to + x];
            costs[x] += weight * std::min(kOutlier, std::abs(before[from + x] - after[to + x]));
            shared[x] += weight;
        }
    }
    return std::accumulate(costs.begin(), costs.end(), 0.0F) / std::accumulate(shared.begin(), shared.end(), 0.0F);
}

/// Offset of the true minimum from the middle of three neighbouring costs, -0.5..0.5: for absolute differences the
/// two flanks are straight lines of equal steepness.
double betweenCells(float left, float middle, float right) {
    const float steeper = std::max(left, right) - middle;
    return steeper <= 0 ? 0 : 0.5 * double(left - right) / double(steeper);
}

}  // namespace

MotionGrid contrasts(const Image& picture) {
    MotionGrid grid = greyCells(picture);
    MotionGrid squares;
    std::transform(grid.cells.begin(), grid.cells.end(), squares.cells.begin(), [](float grey) { return grey * grey; });
    const MotionGrid means = surroundingMeans(grid);
    const MotionGrid meanSquares = surroundingMeans(squares);
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const float mean = means.cells[i];
        const float spread = std::sqrt(std::max(0.0F, meanSquares.cells[i] - mean * mean));
        grid.cells[i] = (grid.cells[i] - mean) / (spread + kLeastSpread);
    }
    return grid;
}

MotionGrid changes(const MotionGrid& before, const MotionGrid& after) {
    MotionGrid result;
    std::transform(before.cells.begin(), before.cells.end(), after.cells.begin(), result.cells.begin(),
                   [](float a, float b) { return std::min(kOutlier, std::abs(a - b)); });
    return result;
}

Shift worldShift(const MotionGrid& before, const MotionGrid& after, const MotionGrid& usualChanges) {
    const WideGrid weights = weightsOf(usualChanges), wideBefore = widened(before), wideAfter = widened(after);
    std::array<float, std::size_t(kSpan) * kSpan> costs;
    const auto at = [&](int dx, int dy) -> float& { return costs[std::size_t((dy + kReach) * kSpan + dx + kReach)]; };
    for (int dy = -kReach; dy <= kReach; ++dy)
        for (int dx = -kReach; dx <= kReach; ++dx) at(dx, dy) = mismatch(dx, dy, wideBefore, wideAfter, weights);

    int bestX = 0, bestY = 0;
    float best = at(0, 0);
    for (int dy = -kReach; dy <= kReach; ++dy)
        for (int dx = -kReach; dx <= kReach; ++dx) {
            const float cost = at(dx, dy) * (1 + kReluctance * std::hypot(float(dx), float(dy)));
            if (cost < best) best = cost, bestX = dx, bestY = dy;
        }

    const auto cost = [&](int dx, int dy) { return at(bestX + dx, bestY + dy); };
    Shift shift{double(bestX), double(bestY)};
    if (std::abs(bestX) < kReach) shift.x += betweenCells(cost(-1, 0), cost(0, 0), cost(1, 0));
    if (std::abs(bestY) < kReach) shift.y += betweenCells(cost(0, -1), cost(0, 0), cost(0, 1));
    return {shift.x / kSide, shift.y / kSide};
}

}  // namespace core

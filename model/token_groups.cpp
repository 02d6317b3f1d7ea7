#include "model/token_groups.h"

#include <string>
#include <vector>

#include "core/types/error.h"

namespace model {
namespace {

using torch::Tensor;

/// How tokens are laid out and which of these axes number the groups; the others number the tokens of a group.
struct Axes {
    std::vector<int64_t> sizes;
    std::vector<std::size_t> groups, tokens;
};

void requireEven(int64_t value, const char* what) {
    if (value % 2 == 0) return;
    throw core::Error("Sparse local-global attention halves the " + std::string(what) + ", and there are " +
                      std::to_string(value) + "; use an even number or another attention scheme.");
}

Axes axesOf(Grouping grouping, const TokenGrid& grid) {
    const auto [frames, rows, columns] = grid;
    switch (grouping) {
        case Grouping::All: return {{rows, columns, frames}, {}, {0, 1, 2}};
        case Grouping::Time: return {{rows, columns, frames}, {0, 1}, {2}};
        case Grouping::Space: return {{rows, columns, frames}, {2}, {0, 1}};
        case Grouping::Width: return {{rows, columns, frames}, {0, 2}, {1}};
        case Grouping::Height: return {{rows, columns, frames}, {1, 2}, {0}};
        case Grouping::Local: break;
        case Grouping::Strided: requireEven(frames, "frames"); break;
    }
    requireEven(rows, "rows of patches");
    requireEven(columns, "columns of patches");
    if (grouping == Grouping::Local) return {{2, rows / 2, 2, columns / 2, frames}, {0, 2}, {1, 3, 4}};
    return {{rows / 2, 2, columns / 2, 2, frames / 2, 2}, {1, 3, 5}, {0, 2, 4}};
}

/// [B, axes..., C] and the order that puts the groups' axes first.
struct Order {
    std::vector<int64_t> sizes{0}, order{0};
    int64_t groups = 1;
};

Order orderOf(const Axes& axes, int64_t clips, int64_t embed) {
    Order result;
    result.sizes[0] = clips;
    result.sizes.insert(result.sizes.end(), axes.sizes.begin(), axes.sizes.end());
    result.sizes.push_back(embed);
    for (const std::size_t axis : axes.groups) result.groups *= axes.sizes[axis];
    for (const auto* part : {&axes.groups, &axes.tokens}) {
        for (const std::size_t axis : *part) result.order.push_back(int64_t(axis) + 1);
    }
    result.order.push_back(int64_t(axes.sizes.size()) + 1);
    return result;
}

}  // namespace

Tensor groupTokens(const Tensor& tokens, Grouping grouping, const TokenGrid& grid) {
    const int64_t clips = tokens.size(0), embed = tokens.size(2);
    const Order order = orderOf(axesOf(grouping, grid), clips, embed);
    return tokens.reshape(order.sizes)
        .permute(order.order)
        .reshape({clips, order.groups, tokens.size(1) / order.groups, embed});
}

Tensor ungroupTokens(const Tensor& groups, Grouping grouping, const TokenGrid& grid) {
    const int64_t clips = groups.size(0), embed = groups.size(3);
    const Order order = orderOf(axesOf(grouping, grid), clips, embed);
    std::vector<int64_t> grouped(order.order.size()), back(order.order.size());
    for (std::size_t i = 0; i < order.order.size(); ++i) {
        grouped[i] = order.sizes[std::size_t(order.order[i])];
        back[std::size_t(order.order[i])] = int64_t(i);
    }
    return groups.reshape(grouped).permute(back).reshape({clips, groups.size(1) * groups.size(2), embed});
}

}  // namespace model

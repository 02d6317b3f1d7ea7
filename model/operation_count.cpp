#include "model/operation_count.h"

#include "model/architecture.h"
#include "model/attention_scheme.h"

namespace model {
namespace {

using core::AttentionScheme;

/// Groups of so many tokens each.
struct Groups {
    std::int64_t count, tokens;
};

Groups groupsOf(Grouping grouping, std::int64_t frames, std::int64_t side) {
    const std::int64_t patches = frames * side * side;
    const auto groups = [&](std::int64_t count) { return Groups{count, patches / count}; };
    switch (grouping) {
        case Grouping::All: return groups(1);
        case Grouping::Time: return groups(side * side);
        case Grouping::Space: return groups(frames);
        case Grouping::Width:
        case Grouping::Height: return groups(frames * side);
        case Grouping::Local: return groups(4);
        case Grouping::Strided: return groups(8);
    }
    return groups(1);
}

std::int64_t stemOperations(const core::ModelConfig& config, std::int64_t patches) {
    const std::int64_t embed = config.embed;
    if (config.stem == core::PatchStem::Linear) return patches * 3 * config.patch * config.patch * embed;
    std::int64_t sum = 0, in = 3, side = config.size;
    for (const std::int64_t out : stemWidths(config)) {
        side = (side + 1) / 2;
        sum += config.frames * side * side * 9 * in * out;
        in = out;
    }
    return sum + patches * in * embed;
}

/// Both matrix products of attention with `queries` tokens asking `keys` tokens.
std::int64_t products(std::int64_t queries, std::int64_t keys, std::int64_t embed) {
    return 2 * queries * keys * embed;
}

}  // namespace

OperationCount countOperations(const core::ModelConfig& config) {
    const std::int64_t side = config.size / config.patch, frames = config.frames, depth = config.depth;
    const std::int64_t patches = frames * side * side, embed = config.embed, square = embed * embed;
    const std::int64_t mlp = 2 * config.mlpRatio * square;  // for each token
    const SchemeSteps steps = stepsOf(config.attention);

    std::int64_t patchSteps = 0;
    for (const PatchStep& step : steps.patchSteps) {
        const auto [count, tokens] = groupsOf(step.grouping, frames, side);
        patchSteps += patches * 5 * square + count * products(tokens, tokens, embed);
    }
    const auto [count, tokens] = groupsOf(steps.main, frames, side);
    const std::int64_t seen = count * (tokens + 1);  // tokens of the main step, with the copies of the class token
    const std::int64_t classes = config.attention == AttentionScheme::SpaceOnly ? frames : 1;
    const std::int64_t main = seen * 4 * square + count * products(tokens + 1, tokens + 1, embed);
    const std::int64_t whole = patchSteps + main + (patches + classes) * mlp;
    const std::int64_t ends = stemOperations(config, patches) + embed * config.labels.size();

    const bool prepared = config.attention == AttentionScheme::DividedSpaceTime ||
                          config.attention == AttentionScheme::JointSpaceTime ||
                          config.attention == AttentionScheme::SpaceOnly;
    if (!prepared) return {ends + depth * whole, ends + depth * whole};
    // Projection and the layer after it are one; at the end only class tokens ask, are projected and pass the MLP.
    const std::int64_t merged = patchSteps - std::int64_t(steps.patchSteps.size()) * patches * square;
    const std::int64_t last =
        merged + seen * 2 * square + count * (square + products(1, tokens + 1, embed)) + classes * (square + mlp);
    return {ends + depth * whole, ends + (depth - 1) * (whole - patchSteps + merged) + last};
}

}  // namespace model

#include "model/attention_rollout.h"

#include <algorithm>

#include "core/types/error.h"

// Shapes: K observers, T frames, N = rows * columns patches of a frame, G groups of M patches.

namespace model {
namespace {

using torch::Tensor;

/// What observers have taken from the tokens of one depth of the network. Walking from the last step to the first turns
/// the tokens of the last block into those of the input.
struct Shares {
    Tensor cls;      // [K, class tokens]: one, or one for each frame where frames are kept apart
    Tensor patches;  // [K, N*T], as TokenGrid numbers them
};

/// Among patches only: [K, N*T] through the step's weights [G, M, M].
void throughPatches(Shares& shares, const AttentionStep& step, const TokenGrid& grid) {
    const Tensor groups = groupTokens(shares.patches.unsqueeze(-1), step.grouping, grid).squeeze(-1);  // [K, G, M]
    const Tensor taken = torch::matmul(groups.transpose(0, 1), step.weights).transpose(0, 1);          // [K, G, M]
    shares.patches = (shares.patches + ungroupTokens(taken.unsqueeze(-1), step.grouping, grid).squeeze(-1)) / 2;
}

/// With a class token in each group: weights [G, 1+M, 1+M]. A shared class token is the mean of its copies.
void throughAll(Shares& shares, const AttentionStep& step, const TokenGrid& grid) {
    const int64_t count = step.weights.size(0), tokens = step.weights.size(1) - 1;
    const bool shared = shares.cls.size(1) != count;
    const Tensor patches = groupTokens(shares.patches.unsqueeze(-1), step.grouping, grid).squeeze(-1);  // [K, G, M]
    const Tensor copies = shared ? shares.cls.expand({shares.cls.size(0), count}) / count : shares.cls;
    const Tensor before = torch::cat({copies.unsqueeze(2), patches}, 2).transpose(0, 1);  // [G, K, 1+M]
    const Tensor taken = torch::matmul(before, step.weights).transpose(0, 1);             // [K, G, 1+M]
    const Tensor toClass = taken.select(2, 0);
    const Tensor toPatches = ungroupTokens(taken.narrow(2, 1, tokens).unsqueeze(-1), step.grouping, grid).squeeze(-1);
    shares.cls = (shares.cls + (shared ? toClass.sum(1, true) : toClass)) / 2;
    shares.patches = (shares.patches + toPatches) / 2;
}

/// What the observers have taken from each patch of the input: [K, N, T], rows summing to 1.
Tensor patchesSeen(Shares shares, const std::vector<AttentionStep>& steps, const TokenGrid& grid) {
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (step->withClass) {
            throughAll(shares, *step, grid);
        } else {
            throughPatches(shares, *step, grid);
        }
    }
    const Tensor seen = shares.patches / shares.patches.sum(1, true);
    return seen.reshape({seen.size(0), grid.rows * grid.columns, grid.frames});
}

std::vector<float> values(const Tensor& tensor) {
    const Tensor plain = tensor.to(torch::kCPU, torch::kFloat32).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

/// Of one place after another, so that memory stays small: [N, T, T].
Tensor timeShares(const std::vector<AttentionStep>& steps, const TokenGrid& grid, int64_t classTokens) {
    const int64_t places = grid.rows * grid.columns;
    const auto options = steps.front().weights.options();
    std::vector<Tensor> result;
    for (int64_t place = 0; place < places; ++place) {
        Shares shares{torch::zeros({grid.frames, classTokens}, options),
                      torch::zeros({grid.frames, places * grid.frames}, options)};
        shares.patches.narrow(1, place * grid.frames, grid.frames).copy_(torch::eye(grid.frames, options));
        result.push_back(patchesSeen(shares, steps, grid).sum(1));
    }
    return torch::stack(result);
}

}  // namespace

core::AttentionMaps attentionRollout(TimeSformer& network, const Tensor& clip, core::MapsWanted wanted,
                                     const Tensor& places) {
    if (clip.dim() != 5 || clip.size(0) != 1)
        throw core::Error("An attention map is of one clip [1,3,T,H,W]; got " + std::to_string(clip.dim()) +
                          " dimensions.");
    const torch::NoGradGuard noGradient;
    FrameFeatures seen = network->frameFeatures(clip.transpose(1, 2).flatten(0, 1));
    if (places.defined()) seen.places = places.flatten(0, 1);
    const TokenGrid grid{clip.size(2), seen.tokens.size(1), seen.tokens.size(2)};
    std::vector<AttentionStep> steps;
    network->features(seen, grid.frames, &steps);
    // A network that keeps frames apart has a class token for each, and averages them at the end.
    const int64_t classTokens = network->keepsFramesApart() ? grid.frames : 1;
    const auto options = steps.front().weights.options();
    const Shares decision{torch::full({1, classTokens}, 1.0 / double(classTokens), options),
                          torch::zeros({1, grid.rows * grid.columns * grid.frames}, options)};
    core::AttentionMaps maps{int(grid.frames), int(grid.rows), int(grid.columns), {}, {}};
    maps.space = values(patchesSeen(decision, steps, grid).squeeze(0).transpose(0, 1));
    if (wanted == core::MapsWanted::SpaceAndTime) maps.time = values(timeShares(steps, grid, classTokens));
    return maps;
}

}  // namespace model

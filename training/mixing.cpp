#include "training/mixing.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "training/batch.h"

namespace training {
namespace {

double betaOf(double alpha, DrawRandom& random) {
    std::gamma_distribution<double> gamma(alpha, 1);
    const double one = gamma(random), other = gamma(random);
    return one + other > 0 ? one / (one + other) : 0.5;
}

/// Pixels from..to - 1.
struct Stretch {
    std::int64_t from = 0, to = 0;
};

Stretch stretchAround(double centre, double length, std::int64_t side) {
    const double at = centre * double(side), half = length * double(side) / 2;
    return {std::clamp<std::int64_t>(std::llround(at - half), 0, side),
            std::clamp<std::int64_t>(std::llround(at + half), 0, side)};
}

/// What a clip is made of: its own bytes and the other's, frames * side * side * 3 each.
struct Pair {
    std::uint8_t* own;
    const std::uint8_t* other;
    std::int64_t frames, side;
};

void blend(const Pair& pair, double share) {
    const auto part = std::int64_t(std::lround(share * 256));
    const std::int64_t bytes = pair.frames * pair.side * pair.side * 3;
    for (std::int64_t i = 0; i < bytes; ++i) {
        pair.own[i] = std::uint8_t((part * pair.own[i] + (256 - part) * pair.other[i] + 128) >> 8);
    }
}

/// The part of the picture that stays the clip's own.
double paste(const Pair& pair, const Mixture& mixture) {
    const double length = std::sqrt(1 - mixture.share);
    const Stretch x = stretchAround(mixture.centreX, length, pair.side);
    const Stretch y = stretchAround(mixture.centreY, length, pair.side);
    for (std::int64_t frame = 0; frame < pair.frames; ++frame) {
        for (std::int64_t row = y.from; row < y.to; ++row) {
            const std::int64_t begin = ((frame * pair.side + row) * pair.side + x.from) * 3;
            std::copy_n(pair.other + begin, (x.to - x.from) * 3, pair.own + begin);
        }
    }
    return 1 - double((x.to - x.from) * (y.to - y.from)) / double(pair.side * pair.side);
}

}  // namespace

Mixture drawMixture(const core::AugmentConfig& augment, DrawRandom& random) {
    Mixture mixture;
    if (!happens(random, augment.mix)) return mixture;
    const bool both = augment.mixup > 0 && augment.cutmix > 0;
    mixture.isPasted = both ? happens(random, 0.5) : augment.cutmix > 0;
    mixture.share = betaOf(mixture.isPasted ? augment.cutmix : augment.mixup, random);
    mixture.centreX = between(random, 0, 1);
    mixture.centreY = between(random, 0, 1);
    return mixture;
}

void mixClips(Batch& batch, const std::vector<Mixture>& mixtures) {
    const auto count = std::int64_t(mixtures.size());
    const std::int64_t bytes = batch.clips.numel() / count;
    const torch::Tensor others = batch.clips.flip(0);
    batch.partner = batch.labels.flip(0);
    batch.share = torch::ones({count});
    auto* clips = batch.clips.data_ptr<std::uint8_t>();
    const auto* partners = others.data_ptr<std::uint8_t>();
    auto* share = batch.share.data_ptr<float>();
    at::parallel_for(0, count, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const Mixture& mixture = mixtures[std::size_t(i)];
            if (mixture.share >= 1) continue;
            const Pair pair{clips + i * bytes, partners + i * bytes, batch.clips.size(1), batch.clips.size(2)};
            share[i] = float(mixture.share);
            if (mixture.isPasted) {
                share[i] = float(paste(pair, mixture));
            } else {
                blend(pair, mixture.share);
            }
        }
    });
    const torch::Tensor isMixed = batch.share < 1;
    batch.known = batch.known.masked_fill(isMixed, 0);
    if (batch.places.defined()) batch.places.masked_fill_(isMixed.reshape({-1, 1, 1, 1}), NAN);
}

}  // namespace training

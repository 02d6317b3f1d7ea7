#include "model/camera_motion.h"

#include "model/architecture.h"

namespace model {
namespace {

using torch::Tensor;

constexpr int64_t kSide = 32;    // the pictures are compared at this size
constexpr int64_t kRows = 17;    // of which the upper ones count
constexpr int64_t kReachX = 15;  // largest displacement that is tried
constexpr int64_t kReachY = 8;
constexpr double kSharpness = 30;  // of the choice among displacements
constexpr double kScale = 8;       // of picture widths: full values are about +-2

Tensor spectrum(const Tensor& x) { return torch::fft::rfft2(x, {{2 * kRows, 2 * kSide}}); }

/// sum over p of a(p) b(p + d) for all displacements d within reach: [R, 2 kReachY + 1, 2 kReachX + 1].
Tensor correlation(const Tensor& a, const Tensor& b) {
    const Tensor all = torch::fft::irfft2(torch::conj(a) * b, {{2 * kRows, 2 * kSide}});
    const Tensor shifted = torch::roll(all, {kReachY, kReachX}, {1, 2});
    return shifted.narrow(1, 0, 2 * kReachY + 1).narrow(2, 0, 2 * kReachX + 1);
}

/// Normalised correlation of two sets of pictures for every displacement.
Tensor agreement(const Tensor& from, const Tensor& to) {
    const Tensor ones = spectrum(torch::ones({1, kRows, kSide}, from.options()));
    const Tensor product = correlation(spectrum(from), spectrum(to));
    const Tensor energyFrom = correlation(spectrum(from.square()), ones).clamp_min(1e-3);
    const Tensor energyTo = correlation(ones, spectrum(to.square())).clamp_min(1e-3);
    return product / (energyFrom * energyTo).sqrt();
}

/// The place [B, R, 2] of the row before; the first row's is its own.
Tensor before(const Tensor& places) {
    return torch::cat({places.narrow(1, 0, 1), places.narrow(1, 0, places.size(1) - 1)}, 1);
}

/// `steps` places on the straight way that `step` leads to each of `places` [B, T, 2]: [B, T, steps, 2].
Tensor straightWay(const Tensor& places, const Tensor& step, int64_t steps) {
    const Tensor left = 1 - torch::arange(1, steps + 1, places.options()) / steps;  // of the way, at each
    return places.unsqueeze(2) - step.unsqueeze(2) * left.reshape({-1, 1});
}

}  // namespace

Tensor motionStructure(const Tensor& pictures) {
    const torch::NoGradGuard noGradient;
    const Tensor grey = pictures.to(torch::kFloat).mean(1, true);
    const Tensor small = torch::adaptive_avg_pool2d(grey, {kSide, kSide});
    const Tensor smooth = torch::avg_pool2d(small, {7, 7}, {1, 1}, {3, 3}, false, false);
    return (small - smooth).squeeze(1).narrow(1, 0, kRows);
}

Tensor cameraMotion(const Tensor& structures, int64_t frames) {
    const torch::NoGradGuard noGradient;
    const int64_t batch = structures.size(0) / frames;
    if (frames < 2) return torch::zeros({batch, frames, motionValues(1)}, structures.options());
    const Tensor all = structures.reshape({batch, frames, kRows, kSide});
    const Tensor from = all.narrow(1, 0, frames - 1).reshape({-1, kRows, kSide});
    const Tensor to = all.narrow(1, 1, frames - 1).reshape({-1, kRows, kSide});
    const Tensor agree = agreement(from, to).flatten(1);  // [B*(T-1), D]
    const Tensor choice = torch::softmax(agree * kSharpness, 1);
    const Tensor y = torch::arange(-kReachY, kReachY + 1, all.options()).repeat_interleave(2 * kReachX + 1);
    const Tensor x = torch::arange(-kReachX, kReachX + 1, all.options()).repeat({2 * kReachY + 1});
    const Tensor moved = torch::matmul(choice, torch::stack({x, y}, 1)) * (kScale / kSide);  // [B*(T-1), 2]
    const Tensor sure = std::get<0>(agree.max(1, true));
    const Tensor known = torch::cat({moved, sure}, 1).reshape({batch, frames - 1, 3});
    const Tensor steps = torch::cat({torch::zeros({batch, 1, 3}, all.options()), known}, 1);  // [B, T, 3]
    const Tensor place = steps.narrow(2, 0, 2).cumsum(1);
    return torch::cat({steps.narrow(2, 0, 2), place - place.mean(1, true), steps.narrow(2, 2, 1)}, 2);
}

Tensor trackMotion(const Tensor& places, int64_t frames, int64_t steps) {
    const Tensor told = places.reshape({-1, frames, places.size(1), 2}) * kScale;
    const Tensor own = told.select(2, told.size(2) - 1);  // [B, T, 2]
    const Tensor way = told.size(2) == steps ? told : straightWay(own, own - before(own), steps);
    const Tensor all = way.flatten(1, 2);  // [B, T*K, 2]
    const Tensor moved = all - before(all), relative = all - own.mean(1, true);
    const Tensor sure = torch::ones({told.size(0), frames, 1}, told.options());
    return torch::cat({moved.reshape({-1, frames, 2 * steps}), relative.reshape({-1, frames, 2 * steps}), sure}, 2);
}

Tensor inSteps(const Tensor& motion, int64_t steps) {
    const Tensor step = motion.narrow(2, 0, 2), place = motion.narrow(2, 2, 2);
    const Tensor way = straightWay(place, step, steps).flatten(2);
    return torch::cat({(step / steps).repeat({1, 1, steps}), way, motion.narrow(2, 4, 1)}, 2);
}

}  // namespace model

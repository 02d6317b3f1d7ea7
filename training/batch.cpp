#include "training/batch.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstddef>
#include <limits>

#include "training/picture_changer.h"

namespace training {
namespace {

constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();

void fillWrist(const ClipPool& pool, const ClipDraw& draw, float* wrist) {
    const float side = draw.change.mirror ? -1.0F : 1.0F;
    for (const int frame : draw.frames) {
        const core::TrajectoryPoint at = pool.wristAt(draw.clip, frame);
        *wrist++ = side * float(at.x);
        *wrist++ = float(at.y);
    }
}

/// In the pictures as they are changed: mirrored, and wider where less of them is shown.
void fillPlaces(const ClipPool& pool, const ClipDraw& draw, int steps, float* places) {
    const double widthX = draw.change.mirror ? -draw.change.width : draw.change.width;
    const std::vector<core::Shift> way = pool.worldThrough(draw.clip, draw.frames, steps);
    if (way.empty()) std::fill_n(places, draw.frames.size() * std::size_t(steps) * 2, kUnknown);
    for (const core::Shift& at : way) {
        *places++ = float(at.x / widthX);
        *places++ = float(at.y / draw.change.height);
    }
}

void mixIfDrawn(Batch& batch, const std::vector<ClipDraw>& draws) {
    std::vector<Mixture> mixtures;
    for (const ClipDraw& draw : draws) mixtures.push_back(draw.mixture);
    const auto isMixed = [](const Mixture& mixture) { return mixture.share < 1; };
    if (std::any_of(mixtures.begin(), mixtures.end(), isMixed)) mixClips(batch, mixtures);
}

}  // namespace

Batch onDevice(const Batch& batch, const torch::Device& device) {
    const auto moved = [&](const torch::Tensor& tensor) { return tensor.defined() ? tensor.to(device) : tensor; };
    return {moved(batch.clips),  moved(batch.labels),  moved(batch.wrist), moved(batch.known),
            moved(batch.places), moved(batch.partner), moved(batch.share)};
}

Batch makeBatch(ClipPool& pool, const std::vector<ClipDraw>& draws, int size, int trackSteps) {
    const auto count = int64_t(draws.size());
    const auto frames = int64_t(draws.front().frames.size());
    Batch batch;
    batch.clips = torch::empty({count, frames, size, size, 3}, torch::kUInt8);
    batch.labels = torch::empty({count}, torch::kInt64);
    batch.wrist = torch::zeros({count, frames, 2});
    batch.known = torch::zeros({count});
    batch.places = torch::empty({count, frames, trackSteps, 2});
    std::vector<PictureChanger> changers;
    std::vector<const std::uint8_t*> pictures;
    changers.reserve(draws.size());
    for (int64_t i = 0; i < count; ++i) {
        const ClipDraw& draw = draws[std::size_t(i)];
        changers.emplace_back(draw.change, pool.frameSize(), size);
        for (const int frame : draw.frames) pictures.push_back(pool.frame(draw.clip, frame));
        batch.labels.data_ptr<int64_t>()[i] = draw.label;
        batch.known.data_ptr<float>()[i] = float(pool.info(draw.clip).hasTrajectory);
        fillWrist(pool, draw, batch.wrist.data_ptr<float>() + i * frames * 2);
        fillPlaces(pool, draw, trackSteps, batch.places.data_ptr<float>() + i * frames * trackSteps * 2);
    }
    auto* pixels = batch.clips.data_ptr<std::uint8_t>();
    const int64_t frameBytes = int64_t(size) * size * 3;
    at::parallel_for(0, count * frames, 8, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            changers[std::size_t(i / frames)].apply(pictures[std::size_t(i)], int(i % frames), pixels + i * frameBytes);
        }
    });
    mixIfDrawn(batch, draws);
    return batch;
}

}  // namespace training

#include "training/clip_draw.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <utility>

#include "training/checksum.h"
#include "training/frame_draw.h"

namespace training {
namespace {

enum Stream : std::uint64_t { Order, Draw };

using Random = std::mt19937_64;

double between(Random& random, double low, double high) {
    return low + (high - low) * std::uniform_real_distribution<double>(0, 1)(random);
}

bool happens(Random& random, double probability) { return between(random, 0, 1) < probability; }

/// Bounds of a window within a pooled clip, in frames.
struct Window {
    double from = 0;
    double to = 0;
};

/// One frame from each equal segment of the window, at the given place (0..1) within the segment.
template <typename Place>
std::vector<int> framesIn(const Window& window, int total, int count, Place place) {
    std::vector<int> frames(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double at = window.from + (i + place()) * (window.to - window.from) / count;
        frames[static_cast<std::size_t>(i)] = std::clamp(int(std::floor(at)), 0, total - 1);
    }
    return frames;
}

/// Where the labelled stretch lies in this draw. A gesture's window may hold more than the gesture, as live windows do;
/// beside the bounds of a `none` clip there may be a gesture, so those hardly move.
Window jittered(const PoolClipInfo& info, const core::AugmentConfig& augment, bool isGesture, Random& random) {
    constexpr double kNoneJitterS = 0.1;
    const double rate = info.framesPerSecond;
    if (!isGesture) {
        return {info.startFrame + between(random, -kNoneJitterS, kNoneJitterS) * rate,
                info.endFrame + between(random, -kNoneJitterS, kNoneJitterS) * rate};
    }
    return {info.startFrame + between(random, -augment.startEarlyS, augment.startLateS) * rate,
            info.endFrame + between(random, -augment.endEarlyS, augment.endLateS) * rate};
}

/// The part of the gesture that the window holds, 0..1.
double coverage(const Window& window, const PoolClipInfo& info) {
    const double inside = std::min(window.to, double(info.endFrame)) - std::max(window.from, double(info.startFrame));
    return std::max(0.0, inside) / std::max(1e-6, double(info.endFrame - info.startFrame));
}

/// A window of any length that live recognition uses, anywhere in the clip's footage, with at most kMostCovered of the
/// gesture: its begin, its end, or what lies beside it. Where the footage has no room for one, the begin.
Window besideGesture(const PoolClipInfo& info, int total, Random& random) {
    constexpr double kMostCovered = 0.6;
    constexpr std::pair<double, double> kLengthS{0.7, 2.7};
    constexpr int kTries = 20;
    for (int i = 0; i < kTries; ++i) {
        const double length = between(random, kLengthS.first, kLengthS.second) * info.framesPerSecond;
        const double from = between(random, 0, total) - length / 2;
        const Window window{from, from + length};
        if (window.from >= 0 && window.to <= total && coverage(window, info) <= kMostCovered) return window;
    }
    const double kept = between(random, 0.1, kMostCovered) * (info.endFrame - info.startFrame);
    return {info.startFrame, info.startFrame + kept};
}

void chooseCrop(PixelChange& change, const core::AugmentConfig& augment, Random& random) {
    const double side = 1 - between(random, 0, augment.zoom);
    const double stretch = 1 + between(random, -augment.stretch, augment.stretch);
    change.width = std::min(1.0, side * std::sqrt(stretch));
    change.height = std::min(1.0, side / std::sqrt(stretch));
    change.left = between(random, 0, 1 - change.width);
    change.top = between(random, 0, 1 - change.height);
}

void chooseColours(PixelChange& change, const core::AugmentConfig& augment, Random& random) {
    const double contrast = 1 + between(random, -augment.contrast, augment.contrast);
    const double brightness = between(random, -augment.brightness, augment.brightness);
    for (auto& gain : change.gain) gain = float(contrast * (1 + between(random, -augment.colour, augment.colour)));
    change.offset = float(128 * (1 - contrast) + 128 * brightness);
    change.grey = happens(random, augment.grey) ? 1.0F : 0.0F;
    change.noise = float(255 * between(random, 0, augment.noise));
    change.blur = happens(random, augment.blur) ? float(between(random, 0.3, 1.2)) : 0.0F;
    change.noiseSeed = random();
}

void chooseErasing(PixelChange& change, const core::AugmentConfig& augment, Random& random) {
    change.erase = happens(random, augment.erase);
    change.eraseWidth = between(random, 0.1, 0.35);
    change.eraseHeight = between(random, 0.1, 0.35);
    change.eraseLeft = between(random, 0, 1 - change.eraseWidth);
    change.eraseTop = between(random, 0, 1 - change.eraseHeight);
    for (auto& channel : change.eraseColour) channel = std::uint8_t(random());
}

}  // namespace

ClipDrawer::ClipDrawer(const ClipPool& pool, const core::LabelSet& labels, const core::TrainingConfig& config,
                       int frames)
    : m_pool(pool),
      m_labels(labels),
      m_augment(config.augment),
      m_sampling(config.sampling),
      m_seed(config.seed),
      m_frames(frames) {}

int ClipDrawer::clipAt(std::int64_t position) {
    const std::int64_t epoch = position / m_pool.size();
    if (epoch != m_epoch) {
        m_order.resize(std::size_t(m_pool.size()));
        std::iota(m_order.begin(), m_order.end(), 0);
        Random random(mixSeed(m_seed, Order, std::uint64_t(epoch)));
        for (std::size_t i = m_order.size(); i > 1; --i) std::swap(m_order[i - 1], m_order[random() % i]);
        m_epoch = epoch;
    }
    return m_order[std::size_t(position % m_pool.size())];
}

ClipDraw ClipDrawer::draw(std::int64_t position) {
    ClipDraw draw;
    draw.clip = clipAt(position);
    Random random(mixSeed(m_seed, Draw, std::uint64_t(position)));
    const PoolClipInfo& info = m_pool.info(draw.clip);
    draw.label = info.label;
    const auto none = m_labels.indexOf(core::kNoneLabel);
    const bool isGesture = !none || info.label != *none;
    const bool bySegments =
        m_sampling.rule == core::SamplingRule::Model || m_sampling.rule == core::SamplingRule::Segments;
    Window window = jittered(info, m_augment, isGesture, random);
    if (none && isGesture && bySegments && happens(random, m_augment.beside)) {
        window = besideGesture(info, m_pool.frames(), random);
        draw.label = *none;
    }
    draw.frames = bySegments ? framesIn(window, m_pool.frames(), m_frames, [&] { return between(random, 0, 1); })
                             : drawByRule(info, m_pool.frames(), m_sampling, m_frames, random);
    draw.change.mirror = happens(random, m_augment.mirror);
    if (draw.change.mirror) draw.label = m_labels.mirror[std::size_t(draw.label)];
    chooseCrop(draw.change, m_augment, random);
    chooseColours(draw.change, m_augment, random);
    chooseErasing(draw.change, m_augment, random);
    return draw;
}

ClipDraw plainDraw(const ClipPool& pool, int clip, int frames, const core::Preprocessing& rule) {
    ClipDraw draw;
    const PoolClipInfo& info = pool.info(clip);
    draw.clip = clip;
    draw.label = info.label;
    draw.frames = plainFrames(info, pool.frames(), rule, frames);
    return draw;
}

}  // namespace training

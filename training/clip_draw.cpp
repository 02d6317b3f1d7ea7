#include "training/clip_draw.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/types/error.h"
#include "training/checksum.h"
#include "training/clip_window.h"
#include "training/frame_draw.h"

namespace training {
namespace {

enum Stream : std::uint64_t { Order, Draw };

}  // namespace

ClipDrawer::ClipDrawer(const ClipPool& pool, const core::LabelSet& labels, const core::TrainingConfig& config,
                       int frames)
    : m_pool(pool),
      m_labels(labels),
      m_augment(config.augment),
      m_sampling(config.sampling),
      m_seed(config.seed),
      m_frames(frames) {
    if (m_augment.reverse == 0 || !labels.reverse.empty()) return;
    throw core::Error(
        "augment.reverse is on, but the model's labels do not say what each becomes when it runs backwards. Set it to "
        "0, or start from a preset, whose labels say so.",
        core::Error::Kind::BadUsage);
}

int ClipDrawer::clipAt(std::int64_t position) {
    const std::int64_t epoch = position / m_pool.size();
    if (epoch != m_epoch) {
        m_order.resize(std::size_t(m_pool.size()));
        std::iota(m_order.begin(), m_order.end(), 0);
        DrawRandom random(mixSeed(m_seed, Order, std::uint64_t(epoch)));
        for (std::size_t i = m_order.size(); i > 1; --i) std::swap(m_order[i - 1], m_order[random() % i]);
        m_epoch = epoch;
    }
    return m_order[std::size_t(position % m_pool.size())];
}

ClipDraw ClipDrawer::draw(std::int64_t position) {
    ClipDraw draw;
    draw.clip = clipAt(position);
    DrawRandom random(mixSeed(m_seed, Draw, std::uint64_t(position)));
    const PoolClipInfo& info = m_pool.info(draw.clip);
    draw.label = info.label;
    const auto none = m_labels.indexOf(core::kNoneLabel);
    const bool isGesture = !none || info.label != *none;
    const bool bySegments =
        m_sampling.rule == core::SamplingRule::Model || m_sampling.rule == core::SamplingRule::Segments;
    ClipWindow window = isGesture ? gestureWindow(info, m_augment, random) : noneWindow(info, m_augment, random);
    if (none && isGesture && bySegments && happens(random, m_augment.beside)) {
        window = windowBeside(info, m_pool.frames(), random);
        draw.label = *none;
    }
    draw.frames = bySegments ? drawFrames(window, m_pool.frames(), m_frames, m_augment, random)
                             : drawByRule(info, m_pool.frames(), m_sampling, m_frames, random);
    const int image = m_augment.mirrorRelabel ? m_labels.mirror[std::size_t(draw.label)] : draw.label;
    const bool isMirrored = happens(random, m_augment.mirror) && image >= 0;
    if (isMirrored) draw.label = image;
    draw.change = drawPixelChange(m_augment, info.handX, random);
    draw.change.mirror = isMirrored;
    if (m_augment.reverse > 0) reverse(draw, random);
    if (m_augment.mixup > 0 || m_augment.cutmix > 0) draw.mixture = drawMixture(m_augment, random);
    return draw;
}

void ClipDrawer::reverse(ClipDraw& draw, DrawRandom& random) const {
    const int backwards = m_labels.reverse[std::size_t(draw.label)];
    if (!happens(random, m_augment.reverse) || backwards < 0) return;
    std::reverse(draw.frames.begin(), draw.frames.end());
    draw.label = backwards;
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

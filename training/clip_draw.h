#pragma once

#include <cstdint>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/model_config.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"
#include "training/mixing.h"
#include "training/pixel_change.h"

namespace training {

/// One clip as a batch wants it: which frames of which pooled clip, under which label, changed how.
struct ClipDraw {
    int clip = 0;
    int label = 0;            ///< of what is seen, after mirroring and cutting
    std::vector<int> frames;  ///< indices into the pooled clip
    PixelChange change;
    Mixture mixture;
};

/// Draws the training clips. What position `p` of the run yields is a pure function of the seed and p, so that a
/// resumed run sees the same clips as an uninterrupted one: every epoch is a new order of the whole pool.
class ClipDrawer {
public:
    /// `pool` and `labels` must outlive the drawer. Throws Error (bad usage) where clips are to run backwards and the
    /// labels do not say what they are then.
    ClipDrawer(const ClipPool& pool, const core::LabelSet& labels, const core::TrainingConfig& config, int frames);

    /// Which clip of the pool it is at position p, counted over all epochs from 0.
    int clipAt(std::int64_t position);
    /// The clip, which has been made by now, and what is done with it there.
    ClipDraw draw(std::int64_t position);

private:
    void reverse(ClipDraw& draw, DrawRandom& random) const;

    const ClipPool& m_pool;
    const core::LabelSet& m_labels;
    core::AugmentConfig m_augment;
    core::SamplingChoice m_sampling;
    std::uint64_t m_seed;
    int m_frames;
    std::int64_t m_epoch = -1;
    std::vector<int> m_order;
};

/// A clip as evaluation sees it: the exact gesture, sampled by the model's own rule, nothing changed.
ClipDraw plainDraw(const ClipPool& pool, int clip, int frames, const core::Preprocessing& rule = {});

}  // namespace training

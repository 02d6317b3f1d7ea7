#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/types/label_set.h"
#include "core/types/model_config.h"
#include "core/types/training_config.h"
#include "training/clip_pool.h"

namespace training {

/// How the pixels of one training clip are changed; the same for all its frames, except the noise.
struct PixelChange {
    bool mirror = false;
    double left = 0, top = 0, width = 1, height = 1;  ///< crop as parts of the picture
    std::array<float, 3> gain{1, 1, 1};               ///< by channel
    float offset = 0;                                 ///< added to all channels, 0..255
    float grey = 0;                                   ///< 1 = colours lost
    float noise = 0;                                  ///< largest change of a value, 0..255
    float blur = 0;                                   ///< extra width of the resampling filter, output pixels
    bool erase = false;
    double eraseLeft = 0, eraseTop = 0, eraseWidth = 0, eraseHeight = 0;  ///< parts of the output
    std::array<std::uint8_t, 3> eraseColour{};
    std::uint64_t noiseSeed = 0;
};

/// One clip as a batch wants it: which frames of which pooled clip, under which label, changed how.
struct ClipDraw {
    int clip = 0;
    int label = 0;            ///< of what is seen, after mirroring and cutting
    std::vector<int> frames;  ///< indices into the pooled clip
    PixelChange change;
};

/// Draws the training clips. What position `p` of the run yields is a pure function of the seed and p, so that a
/// resumed run sees the same clips as an uninterrupted one: every epoch is a new order of the whole pool.
class ClipDrawer {
public:
    /// `pool` and `labels` must outlive the drawer.
    ClipDrawer(const ClipPool& pool, const core::LabelSet& labels, const core::TrainingConfig& config, int frames);

    /// The clip at position p, counted over all epochs from 0.
    ClipDraw draw(std::int64_t position);

private:
    int clipAt(std::int64_t position);

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

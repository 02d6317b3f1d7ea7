#pragma once

#include <vector>

#include "core/types/augment_config.h"
#include "training/clip_pool.h"
#include "training/pixel_change.h"

namespace training {

/// Bounds within a pooled clip, in its frames: 2.5 lies in the middle of frame 2.
struct ClipWindow {
    double from = 0;
    double to = 0;
};

/// Where a gesture lies in this draw: the window may hold more than the gesture, as live windows do.
ClipWindow gestureWindow(const PoolClipInfo& info, const core::AugmentConfig& augment, DrawRandom& random);

/// What is seen of a `none` clip in this draw, within its quiet footage: in half of the draws its bounds, moved like
/// those of a gesture; in the others a window of any length that live recognition uses, anywhere.
ClipWindow noneWindow(const PoolClipInfo& info, const core::AugmentConfig& augment, DrawRandom& random);

/// A window of any length that live recognition uses, anywhere in the clip's footage of `total` frames, with at most
/// 70 % of the gesture: its begin, its end, or what lies beside it. Where the footage has no room for one, the begin.
ClipWindow windowBeside(const PoolClipInfo& info, int total, DrawRandom& random);

/// `count` frames of the window, within 0..total - 1 and in order: one at a random place of each equal segment, then at
/// another tempo, a little earlier or later, and some lost, as configured.
std::vector<int> drawFrames(const ClipWindow& window, int total, int count, const core::AugmentConfig& augment,
                            DrawRandom& random);
}  // namespace training

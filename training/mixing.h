#pragma once

#include <vector>

#include "core/types/augment_config.h"
#include "training/pixel_change.h"

namespace training {

struct Batch;

/// How much of another clip of the batch a clip gets: blended in all over (mixup, Zhang et al. 2018) or pasted over one
/// rectangle of all frames (cutmix, Yun et al. 2019).
struct Mixture {
    double share = 1;  ///< of the clip itself; 1 = it is left as it is
    bool isPasted = false;
    double centreX = 0, centreY = 0;  ///< of the rectangle, parts of the picture; its area is 1 - share where it fits
};

Mixture drawMixture(const core::AugmentConfig& augment, DrawRandom& random);

/// Mixes clip i with clip n - 1 - i as they are. Sets the batch's partners and shares, and says that the wrist's path
/// is unknown where pictures of two are seen.
void mixClips(Batch& batch, const std::vector<Mixture>& mixtures);

}  // namespace training

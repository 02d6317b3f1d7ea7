#pragma once

#include <torch/torch.h>

namespace model {

/// How the camera turned between the frames of each clip, by matching the upper half of neighbouring frames (the hand
/// fills the lower half). Pictures [B*T, 3, H, W] to [B, T, kMotionValues]: step x and y since the previous frame,
/// place x and y relative to the clip's mean (sums of the steps), and how well the frames matched. Fixed, without
/// gradient; in 32 bit.
torch::Tensor cameraMotion(const torch::Tensor& pictures, int64_t frames);

}  // namespace model

#pragma once

#include <torch/torch.h>

namespace model {

/// What of single pictures [R, 3, H, W] is matched: their upper half (the hand fills the lower one), small and without
/// slow changes of light; [R, rows, columns] in 32 bit.
torch::Tensor motionStructure(const torch::Tensor& pictures);

/// How the camera turned between the frames of each clip, by matching the structures [B*T, rows, columns] of
/// neighbouring frames: [B, T, kMotionValues], the step x and y since the previous frame, the place x and y relative to
/// the clip's mean (sums of the steps), and how well the frames matched. Fixed, without gradient; in 32 bit.
torch::Tensor cameraMotion(const torch::Tensor& structures, int64_t frames);

/// The same of clips whose frames tell where the world was, [B*T, 2] in picture widths (see core::MotionTrack): not a
/// number for a clip with an unknown place. The match counts as perfect.
torch::Tensor trackMotion(const torch::Tensor& places, int64_t frames);

}  // namespace model

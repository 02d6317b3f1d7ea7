#pragma once

#include <torch/torch.h>

namespace model {

/// What of single pictures [R, 3, H, W] is matched: their upper half (the hand fills the lower one), small and without
/// slow changes of light; [R, rows, columns] in 32 bit.
torch::Tensor motionStructure(const torch::Tensor& pictures);

/// How the camera turned between the frames of each clip, by matching the structures [B*T, rows, columns] of
/// neighbouring frames: [B, T, motionValues(1)], the step x and y since the previous frame, the place x and y relative
/// to the clip's mean (sums of the steps), and how well the frames matched. Fixed, without gradient; in 32 bit.
torch::Tensor cameraMotion(const torch::Tensor& structures, int64_t frames);

/// The same of clips that tell where the world was on the way to each frame: [B, T, motionValues(steps)], x and y of
/// `steps` steps, then of as many places. `places` [B*T, any, 2] are in picture widths (see core::MotionTrack and
/// core::wayThrough); where they are more or fewer, the way from frame to frame counts as straight. Not a number for a
/// clip with an unknown place. The match counts as perfect.
torch::Tensor trackMotion(const torch::Tensor& places, int64_t frames, int64_t steps);

/// What cameraMotion() says, as so many steps on a straight way: [B, T, motionValues(steps)].
torch::Tensor inSteps(const torch::Tensor& motion, int64_t steps);

}  // namespace model

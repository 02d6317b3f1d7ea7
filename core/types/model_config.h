#pragma once

#include <array>
#include <string>

#include "core/types/label_set.h"

namespace core {

/// Which tokens see each other in a block (Bertasius et al. 2021).
enum class AttentionScheme {
    DividedSpaceTime,  ///< over time at each place, then over each frame
    JointSpaceTime,    ///< all tokens of the clip together
    SpaceOnly,         ///< each frame on its own, averaged at the end
    LocalGlobal,       ///< within quarters of the picture, then over every second token of the whole clip
    Axial,             ///< over time, along each row, along each column
};

/// How pixels become tokens: one linear projection of each patch (ViT), or four 3 x 3 stride-2 convolutions with batch
/// normalisation and GELU and a 1 x 1 projection ("early convolutions", Xiao et al. 2021).
enum class PatchStem { Linear, Convolutional };

/// What the tokens of a frame also carry about the camera's motion.
enum class MotionTokens {
    None,
    Frames,  ///< where their content lies in the frames before and after
    Track,   ///< where the world is (see MotionTrack); of clips that do not tell, as Frames
};

/// How a picture becomes the square that the network sees.
enum class FitMode {
    CentreCrop,  ///< short side to the wanted size, centre cut out (TimeSformer)
    Stretch,     ///< both sides to the wanted size (the MuWiGes baselines)
};

/// Which frames of the footage become the clip.
enum class ClipSpan {
    WholeGesture,     ///< T frames span the gesture, one for each equal segment (LightTimeSformer)
    FixedStride,      ///< every samplingRate-th frame at 30 frames a second (TimeSformer)
    RoundedSegments,  ///< T equal segments between the first and the last frame, bounds rounded (TimeSformer on lists)
};

/// How pictures of recordings are made smaller for a network's verdict. Live use always takes Antialiased.
enum class Resampling {
    Antialiased,  ///< every pixel counts, the result is in bytes (Carpus, Hugging Face)
    Plain,        ///< normalised values from the four nearest pixels, never rounded to bytes (TimeSformer)
};

/// What happens to a Clip before the network: the same for training and live use.
struct Preprocessing {
    FitMode fit = FitMode::CentreCrop;
    std::array<float, 3> mean{0.45F, 0.45F, 0.45F};  ///< of RGB values in 0..1
    std::array<float, 3> deviation{0.225F, 0.225F, 0.225F};
    ClipSpan span = ClipSpan::WholeGesture;
    int samplingRate = 32;  ///< for FixedStride only
    Resampling resampling = Resampling::Antialiased;
    int shortSide = 0;  ///< for Plain only: the picture that a single crop is cut from; 0 = as large as the crop
};

/// Everything needed to build a TimeSformer; travels inside the checkpoint. Defaults are the published 8 x 224 model.
struct ModelConfig {
    std::string name = "light-timesformer";
    int embed = 768;
    int depth = 12;
    int heads = 12;
    int frames = 8;
    int size = 224;  ///< square input, pixels
    int patch = 16;  ///< pixels a token covers on each side
    int mlpRatio = 4;
    double dropPath = 0.1;  ///< stochastic depth of the last block, linear from 0 in the first
    AttentionScheme attention = AttentionScheme::DividedSpaceTime;
    PatchStem stem = PatchStem::Linear;
    MotionTokens motionTokens = MotionTokens::None;
    int trackSteps = 1;  ///< of Track: places of the world that each frame's tokens get, see wayThrough()
    Preprocessing preprocessing;
    double temperature = 1;  ///< logits are divided by it before the softmax
    LabelSet labels = LabelSet::gestures(false);
};

}  // namespace core

#pragma once

#include "core/types/image.h"
#include "core/types/model_config.h"

namespace core {

/// The square picture of `size` pixels that a network sees: the only resampling between a source and a Clip, for
/// training, files and live use alike. Bilinear with antialiasing (a triangle filter as wide as the reduction).
/// Any thread. Throws Error for an empty picture.
Image fitSquare(const Image& picture, int size, FitMode mode);

}  // namespace core

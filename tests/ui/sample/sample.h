#pragma once

#include <memory>
#include <vector>

#include "core/types/classifier.h"
#include "core/types/clip.h"
#include "core/types/frame.h"
#include "ui/live_values.h"

namespace sample {

/// A picture in one colour, its left half brighter where `split` is set.
core::ImagePtr picture(int width, int height, bool split = false);
core::Frame frame(core::ImagePtr image);
/// T frames of growing brightness over 1.4 s.
std::shared_ptr<const core::Clip> clip(int frames = 8, int size = 112);
/// Gestures and `none`, as the bundled model has them.
core::ClassifierInfo model();
/// `best` with probability `value`, the rest shared out evenly.
std::vector<float> probabilities(int best, float value);
/// A camera at 30 frames/s and a network at 18 predictions/s.
ui::LiveReading reading();

}  // namespace sample

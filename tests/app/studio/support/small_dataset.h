#pragma once

#include <filesystem>
#include <string>

namespace studio {

/// Makes a data set of `clips` short real videos without labels, of two subjects, each clip of `frames` frames at 30/s.
/// The brightness of frame n of clip c is known: see brightnessOf().
void makeSmallDataset(const std::filesystem::path& folder, int clips, int frames);

/// 0..255 for frame `frame` of each clip.
int brightnessOf(int frame);

}  // namespace studio

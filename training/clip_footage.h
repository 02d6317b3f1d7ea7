#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "core/types/frame.h"
#include "core/types/image.h"

namespace training {

/// Which part of a recording is wanted, and how large.
struct FootageRequest {
    double startS = 0;
    double endS = 0;  ///< infinite = to the end
    double folderFramesPerSecond = 30;
    int size = 0;  ///< side of the square pictures, pixels
};

/// The pictures of a stretch of a recording. Those of a folder are read when they are asked for, those of a video have
/// been decoded.
struct ClipFootage {
    std::vector<double> timesS;                     ///< rising
    std::function<core::Image(std::size_t)> image;  ///< by its place in timesS; throws Error
    std::vector<core::Shift> places = {};           ///< where the world is, of a video; see core::MotionTrack
};

/// Throws Error for a recording that cannot be read to the end of the stretch.
ClipFootage openFootage(const std::filesystem::path& media, const FootageRequest& request);

}  // namespace training

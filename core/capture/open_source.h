#pragma once

#include <memory>

#include "core/types/config.h"
#include "core/types/frame_source.h"

namespace core {

/// The one function that opens every source string:
///   sim                                       the wrist-camera simulator
///   v4l2:/dev/videoN | v4l2:IDENTITY          a camera; IDENTITY or human name as listCameras() gives them
///   rtsp://... | rtsps://...                  a network camera
///   http://... | https://...                  a Motion-JPEG stream, multipart or bare
///   file:PATH | PATH                          a video file, or a folder of numbered JPEG or PNG pictures
/// Returns at once; cameras and streams connect in the first next(), which throws Error when no picture comes within
/// connectTimeoutMs. Later failures of a live source are never thrown: it reconnects, see FrameSource::state().
/// A recording that breaks off delivers what decodes, then next() throws.
/// With realTime, recordings are paced and stamped like a camera; else they carry media time and nothing is dropped.
/// Throws Error (BadUsage) for a source string of no known kind, Error for a missing file or camera.
std::unique_ptr<FrameSource> openSource(const CaptureConfig& config);

}  // namespace core

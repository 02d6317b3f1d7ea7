#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "core/types/frame.h"

namespace core {

/// What a recording says of itself. Opening it and decoding the first pictures is all it takes.
struct VideoInfo {
    int width = 0;  ///< as shown, after the rotation that the file asks for
    int height = 0;
    double framesPerSecond = 0;  ///< mean rate
    double durationS = 0;        ///< 0 where the container does not say
    int frameCount = 0;          ///< from duration and rate; readFrames counts exactly
};

/// Which part of a recording is read.
struct ReadOptions {
    double startS = 0;                  ///< first media time wanted
    double endS = 0;                    ///< last media time wanted; 0 = to the end
    double folderFramesPerSecond = 30;  ///< the rate assumed for a folder of pictures
};

/// How a reading ended.
struct ReadReport {
    int frames = 0;        ///< handed to the visitor
    bool complete = true;  ///< false: the recording breaks off or is damaged
    std::string warning;   ///< what is missing, for the user; empty when complete
    double durationS = 0;  ///< media time from the first to the end of the last frame handed over
};

/// Sees one frame after another, with media time counted from the clock's epoch; returns false to stop reading. Frames
/// are not kept: fit and copy what is needed, so that memory stays small.
using FrameVisitor = std::function<bool(const Frame&)>;

/// `path`: a video file of any installed format, or a folder of numbered pictures. Throws Error when it is missing,
/// empty, or holds no picture that can be decoded.
VideoInfo probeVideo(const std::string& path, const ReadOptions& options = {});

/// Reads in order on the calling thread, dropping nothing. Throws Error like probeVideo; a recording that breaks off
/// later is reported instead, after what decodes was delivered.
ReadReport readFrames(const std::string& path, const FrameVisitor& visitor, const ReadOptions& options = {},
                      std::stop_token stop = {});

}  // namespace core

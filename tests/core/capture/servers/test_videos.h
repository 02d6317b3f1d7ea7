#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/capture/video_writer.h"

namespace core {

/// Writes coded pictures 0, 1, 2, ... at the given times.
void writeCodedVideo(const std::string& path, const VideoWriterOptions& options, const std::vector<double>& timesS,
                     int width = 64, int height = 48);

/// `count` times at a steady rate from 0.
std::vector<double> steadyTimes(int count, double framesPerSecond = 30);

/// Runs a pipeline of gst-launch syntax until its end; throws std::runtime_error when it fails.
void runPipeline(const std::string& description);

/// Keeps only the first part of a file.
void truncateFile(const std::string& path, double keptShare);

/// Writes the mark into an MP4 file that its pictures are to be shown turned clockwise by 0, 90, 180 or 270 degrees, as
/// telephones do.
void setMp4Rotation(const std::string& path, int degrees);

/// The message of the core::Error that `action` throws; "no error" when it does not.
std::string errorOf(const std::function<void()>& action);

}  // namespace core

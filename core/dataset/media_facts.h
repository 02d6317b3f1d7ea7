#pragma once

#include <filesystem>
#include <stop_token>
#include <string>

#include "core/types/dataset_values.h"

namespace core {

/// Whether the ending is one of a video file that this program tries to read; in small or capital letters.
bool isVideoName(const std::filesystem::path& file);
/// A folder that holds pictures, looked at no deeper.
bool isFrameFolder(const std::filesystem::path& folder);

/// A checksum of a file, or of the names and files of a folder, against damage (not against malice): 16 hexadecimal
/// digits. Throws Error when it cannot be read. Empty after a stop.
std::string checksumOf(const std::filesystem::path& file, const std::stop_token& stop = {});

/// What reading a media file to its end tells.
struct MediaFacts {
    int frameCount = 0;
    double framesPerSecond = 0;
    double durationS = 0;
    int width = 0;
    int height = 0;
    std::string fault = {};  ///< why it cannot be read to its end; empty = fine
};

/// Decodes every picture. Never throws for what is wrong with the file: that is in `fault`. A build without video
/// support reads nothing and says so.
MediaFacts decodeMedia(const std::filesystem::path& file, const std::stop_token& stop = {});

/// The size on the disk in bytes, of all files of a folder together.
std::int64_t bytesOf(const std::filesystem::path& file);

}  // namespace core

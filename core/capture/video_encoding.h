#pragma once

#include <span>
#include <string>

#include "core/capture/video_writer.h"

namespace core {

/// An encoder element with its settings in gst-launch syntax.
struct EncoderChoice {
    const char* element;
    std::string settings;
};

/// The first choice that is installed, in gst-launch syntax. Throws Error naming all of them and the package to
/// install.
std::string installedEncoder(std::span<const EncoderChoice> choices, const std::string& package);

/// Encoder and container for a format in gst-launch syntax: takes raw video, delivers the bytes of the file.
std::string encoding(const VideoWriterOptions& options);

}  // namespace core

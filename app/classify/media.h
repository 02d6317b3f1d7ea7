#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "core/capture/annotate.h"
#include "core/capture/video_reader.h"
#include "core/types/attention_maps.h"
#include "core/types/clip.h"
#include "core/types/config.h"
#include "core/types/frame_source.h"

namespace app {

/// Cameras, recordings and pictures as core/capture has them. In a build without them (CARPUS_MEDIA=OFF) only the
/// simulator opens, and everything else throws core::Error that says so.
std::unique_ptr<core::FrameSource> openSource(const core::CaptureConfig& config);
core::ReadReport readFrames(const std::string& path, const core::FrameVisitor& visitor, std::stop_token stop);
void writeAnnotated(const std::string& path, const core::Image& picture, const core::Annotation& annotation);
/// See core::attentionSheet().
void writeAttentionSheet(const std::string& path, const core::Clip& clip, const core::AttentionMaps& maps);

/// Copies a recording, with what `annotationAt(seconds)` says drawn on each frame, into a Motion-JPEG Matroska file.
struct AnnotatedCopy {
    std::string from;
    std::string to;
    double framesPerSecond = 30;
    std::function<core::Annotation(double timeS)> annotationAt;
};
void copyAnnotated(const AnnotatedCopy& copy, std::stop_token stop);

}  // namespace app

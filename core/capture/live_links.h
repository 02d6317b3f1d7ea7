#pragma once

#include "core/capture/live_source.h"
#include "core/capture/source_address.h"

namespace core {

/// A camera by device path, identity or human name. Every connection looks it up anew by its stable identity, so that
/// it is found under another device number. Throws Error when it is missing, busy, forbidden or no camera.
LiveLink cameraLink(const std::string& camera, const CaptureConfig& config);

/// A network camera; UDP, or TCP where nothing comes by UDP.
LiveLink rtspLink(const SourceAddress& address);

/// A Motion-JPEG stream: the pictures are found by their own markers, whatever stands between them.
LiveLink httpLink(const SourceAddress& address, const CaptureConfig& config);

}  // namespace core

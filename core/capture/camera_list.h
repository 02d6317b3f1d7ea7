#pragma once

#include <string>
#include <vector>

namespace core {

/// A camera attached to this machine.
struct CameraInfo {
    std::string name;      ///< human name, such as "HD Webcam: HD Webcam"
    std::string device;    ///< "/dev/video0"; may change when the camera is plugged in again
    std::string identity;  ///< stays the same over replugging; "v4l2:" + identity is the source to remember
};

/// The cameras that can deliver pictures now, in device order; empty where there is none. Any thread; opens each device
/// for a moment, never starts one.
std::vector<CameraInfo> listCameras();

}  // namespace core

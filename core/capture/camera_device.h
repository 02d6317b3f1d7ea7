#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/capture/gst_handles.h"
#include "core/types/config.h"
#include "core/types/error.h"

namespace core {

/// Why a camera cannot be used.
enum class CameraFault { Missing, Busy, NoPermission, NotACamera, Other };

CameraFault cameraFaultOf(int errorNumber);
CameraFault cameraFaultOf(const PipelineFault& fault);
/// The error for the user, saying what to do about each fault.
Error cameraError(CameraFault fault, const std::string& device, const std::string& detail);

/// What a device answered when it was opened for a moment.
struct CameraCheck {
    std::string name;                  ///< human name; empty with a fault
    std::optional<CameraFault> fault;  ///< why it cannot be used
    std::string detail;
};
CameraCheck checkCamera(const std::string& device);

/// Where Linux lists cameras.
struct CameraFolders {
    std::filesystem::path devices = "/dev";
    std::filesystem::path names = "/sys/class/video4linux";
    std::filesystem::path byId = "/dev/v4l/by-id";
    std::filesystem::path byPath = "/dev/v4l/by-path";
};

/// The human name that Linux gives a device, known without opening it; empty where there is none.
std::string cameraName(const std::string& device, const CameraFolders& folders = {});

/// The name under which a device is found again after replugging: its link by serial number, else by connector, else
/// its human name, else the device itself.
std::string stableIdentity(const std::string& device, const CameraFolders& folders = {});

/// The present device of an identity, of a human name or of a device path; throws cameraError (Missing) where there is
/// none.
std::string deviceOf(const std::string& camera, const CameraFolders& folders = {});

/// The one format of `offered` that comes nearest to the wanted size and rate, fully fixed; null where there is none of
/// raw or JPEG pictures. Rate counts most; raw pictures win over JPEG when both are equally good.
CapsPtr pickCameraFormat(const GstCaps* offered, const CaptureConfig& wanted);

}  // namespace core

#include "core/capture/camera_device.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>

namespace core {
namespace fs = std::filesystem;
namespace {

std::string firstLine(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

bool sameFile(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    return fs::equivalent(a, b, ignored);
}

std::optional<std::string> linkTo(const std::string& device, const fs::path& folder) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        if (sameFile(entry.path(), device)) {
            return entry.path().filename().string();
        }
    }
    return std::nullopt;
}

/// How far a fixed format is from the wanted one; less is better.
double distance(const GstStructure* format, const CaptureConfig& wanted) {
    int width = 0;
    int height = 0;
    int numerator = 0;
    int denominator = 1;
    gst_structure_get_int(format, "width", &width);
    gst_structure_get_int(format, "height", &height);
    gst_structure_get_fraction(format, "framerate", &numerator, &denominator);
    const double rate = numerator > 0 ? double(numerator) / denominator : wanted.framesPerSecond;
    const double size = std::abs(std::log(double(width) * height / (double(wanted.width) * wanted.height)));
    const double slowness = std::max(0.0, 1 - rate / wanted.framesPerSecond);
    const double decoding = gst_structure_has_name(format, "image/jpeg") ? 0.01 : 0;
    return size + 4 * slowness + decoding;
}

StructurePtr fixedNearest(const GstStructure* offered, const CaptureConfig& wanted) {
    StructurePtr format(gst_structure_copy(offered));
    gst_structure_fixate_field_nearest_int(format.get(), "width", wanted.width);
    gst_structure_fixate_field_nearest_int(format.get(), "height", wanted.height);
    int numerator = 30;
    int denominator = 1;
    gst_util_double_to_fraction(wanted.framesPerSecond, &numerator, &denominator);
    gst_structure_fixate_field_nearest_fraction(format.get(), "framerate", numerator, denominator);
    gst_structure_fixate(format.get());
    return format;
}

}  // namespace

CameraFault cameraFaultOf(int errorNumber) {
    switch (errorNumber) {
        case ENOENT:
        case ENODEV:
        case ENXIO: return CameraFault::Missing;
        case EBUSY: return CameraFault::Busy;
        case EACCES:
        case EPERM: return CameraFault::NoPermission;
        case ENOTTY:
        case EINVAL:
        case EISDIR: return CameraFault::NotACamera;
        default: return CameraFault::Other;
    }
}

CameraFault cameraFaultOf(const PipelineFault& fault) {
    if (fault.domain != GST_RESOURCE_ERROR) {
        return CameraFault::Other;
    }
    switch (fault.code) {
        case GST_RESOURCE_ERROR_NOT_FOUND: return CameraFault::Missing;
        case GST_RESOURCE_ERROR_BUSY: return CameraFault::Busy;
        case GST_RESOURCE_ERROR_OPEN_READ:
        case GST_RESOURCE_ERROR_OPEN_READ_WRITE: return CameraFault::NoPermission;
        default: return CameraFault::Other;
    }
}

Error cameraError(CameraFault fault, const std::string& device, const std::string& detail) {
    const std::string why = detail.empty() ? "" : " (" + detail + ")";
    switch (fault) {
        case CameraFault::Missing:
            return Error("there is no camera '" + device + "'" + why + "; plug it in, or choose another of the list");
        case CameraFault::Busy:
            return Error("the camera '" + device + "' is busy" + why + "; close the other program that uses it");
        case CameraFault::NoPermission:
            return Error("no permission to use the camera '" + device + "'" + why +
                         "; add yourself to its group (sudo usermod -aG video $USER) and log in again");
        case CameraFault::NotACamera:
            return Error("'" + device + "' is not a camera" + why +
                         "; choose a video capture device such as /dev/video0");
        case CameraFault::Other: break;
    }
    return Error("the camera '" + device + "' failed" + why + "; unplug it and plug it in again");
}

CameraCheck checkCamera(const std::string& device) {
    const int descriptor = ::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) {
        return {{}, cameraFaultOf(errno), std::strerror(errno)};
    }
    v4l2_capability capability{};
    const int result = ::ioctl(descriptor, VIDIOC_QUERYCAP, &capability);
    const int failure = errno;
    ::close(descriptor);
    if (result < 0) {
        return {{}, cameraFaultOf(failure), std::strerror(failure)};
    }
    const auto abilities =
        capability.capabilities & V4L2_CAP_DEVICE_CAPS ? capability.device_caps : capability.capabilities;
    if (!(abilities & (V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_VIDEO_CAPTURE_MPLANE))) {
        return {{}, CameraFault::NotACamera, "it captures no video"};
    }
    return {reinterpret_cast<const char*>(capability.card), std::nullopt, {}};
}

std::string cameraName(const std::string& device, const CameraFolders& folders) {
    return firstLine(folders.names / fs::path(device).filename() / "name");
}

std::string stableIdentity(const std::string& device, const CameraFolders& folders) {
    for (const fs::path& folder : {folders.byId, folders.byPath}) {
        if (const auto link = linkTo(device, folder)) {
            return *link;
        }
    }
    const std::string name = cameraName(device, folders);
    return name.empty() ? device : name;
}

std::string deviceOf(const std::string& camera, const CameraFolders& folders) {
    std::error_code failure;
    if (camera.starts_with('/')) {
        return camera;
    }
    for (const fs::path& folder : {folders.byId, folders.byPath}) {
        const fs::path device = fs::canonical(folder / camera, failure);
        if (!failure) {
            return device.string();
        }
    }
    for (const auto& entry : fs::directory_iterator(folders.names, failure)) {
        if (cameraName(entry.path(), folders) == camera) {
            return (folders.devices / entry.path().filename()).string();
        }
    }
    throw cameraError(CameraFault::Missing, camera, {});
}

CapsPtr pickCameraFormat(const GstCaps* offered, const CaptureConfig& wanted) {
    StructurePtr best;
    for (guint i = 0; i < gst_caps_get_size(offered); ++i) {
        const GstStructure* candidate = gst_caps_get_structure(offered, i);
        if (!gst_structure_has_name(candidate, "video/x-raw") && !gst_structure_has_name(candidate, "image/jpeg")) {
            continue;
        }
        StructurePtr format = fixedNearest(candidate, wanted);
        if (!best || distance(format.get(), wanted) < distance(best.get(), wanted)) {
            best = std::move(format);
        }
    }
    return CapsPtr(best ? gst_caps_new_full(best.release(), nullptr) : nullptr);
}

}  // namespace core

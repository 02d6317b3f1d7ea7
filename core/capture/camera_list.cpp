#include "core/capture/camera_list.h"

#include <algorithm>
#include <filesystem>

#include "core/capture/camera_device.h"
#include "core/capture/natural_order.h"

namespace core {

std::vector<CameraInfo> listCameras() {
    const CameraFolders folders;
    std::vector<CameraInfo> cameras;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folders.names, none)) {
        const std::string device = (folders.devices / entry.path().filename()).string();
        const CameraCheck check = checkCamera(device);
        // A camera that is forbidden or busy is shown, so that choosing it says why; other nodes are no cameras.
        const bool shown =
            !check.fault || *check.fault == CameraFault::NoPermission || *check.fault == CameraFault::Busy;
        if (shown) {
            const std::string name = check.fault ? cameraName(device, folders) : check.name;
            cameras.push_back({name, device, stableIdentity(device, folders)});
        }
    }
    std::ranges::sort(cameras, naturallyBefore, &CameraInfo::device);
    return cameras;
}

}  // namespace core

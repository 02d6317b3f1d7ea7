#include "core/capture/open_source.h"

#include <filesystem>

#include "core/capture/folder_source.h"
#include "core/capture/live_links.h"
#include "core/capture/paced_source.h"
#include "core/capture/video_file_source.h"
#include "core/simulator/simulator_source.h"
#include "core/types/error.h"

namespace core {
namespace {

std::unique_ptr<FrameSource> openRecording(const std::string& path, const CaptureConfig& config) {
    std::unique_ptr<FrameSource> recording;
    if (std::filesystem::is_directory(path)) {
        recording = std::make_unique<FolderSource>(path, config.framesPerSecond);
    } else {
        recording = std::make_unique<VideoFileSource>(path);
    }
    return config.realTime ? std::make_unique<PacedSource>(std::move(recording)) : std::move(recording);
}

void check(const CaptureConfig& config) {
    if (config.width <= 0 || config.height <= 0 || !(config.framesPerSecond > 0)) {
        throw Error("a source needs a width, height and rate above 0, not " + std::to_string(config.width) + " x " +
                        std::to_string(config.height) + " at " + std::to_string(config.framesPerSecond) + " frames/s",
                    Error::Kind::BadUsage);
    }
}

}  // namespace

std::unique_ptr<FrameSource> openSource(const CaptureConfig& config) {
    check(config);
    const SourceAddress address = parseSource(config.source);
    switch (address.kind) {
        case SourceAddress::Kind::Simulator: return std::make_unique<SimulatorSource>(config);
        case SourceAddress::Kind::Camera:
            return std::make_unique<LiveSource>(cameraLink(address.location, config), config);
        case SourceAddress::Kind::Rtsp: return std::make_unique<LiveSource>(rtspLink(address), config);
        case SourceAddress::Kind::Http: return std::make_unique<LiveSource>(httpLink(address, config), config);
        case SourceAddress::Kind::Recording: break;
    }
    return openRecording(address.location, config);
}

}  // namespace core

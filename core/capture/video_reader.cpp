#include "core/capture/video_reader.h"

#include <cmath>
#include <filesystem>

#include "core/capture/folder_source.h"
#include "core/capture/video_file_source.h"
#include "core/types/error.h"

namespace core {
namespace {

/// Enough pictures to know the mean rate of a stream that does not state it.
constexpr int kRateSample = 30;

double mediaSeconds(const Frame& frame) { return Seconds(frame.captureTime.time_since_epoch()).count(); }

std::unique_ptr<FrameSource> openOffline(const std::string& path, const ReadOptions& options) {
    if (std::filesystem::is_directory(path)) {
        return std::make_unique<FolderSource>(path, options.folderFramesPerSecond);
    }
    return std::make_unique<VideoFileSource>(path);
}

/// From the times of the first pictures; 0 for a single picture.
double measuredRate(FrameSource& source, const Frame& first) {
    double last = mediaSeconds(first);
    int intervals = 0;
    try {
        while (intervals < kRateSample) {
            const auto frame = source.next({});
            if (!frame) {
                break;
            }
            last = mediaSeconds(*frame);
            ++intervals;
        }
    } catch (const Error&) {
        // the recording breaks off within the sample; what came before it counts
    }
    return last > mediaSeconds(first) ? intervals / (last - mediaSeconds(first)) : 0;
}

VideoInfo probeFolder(const std::string& path, const ReadOptions& options) {
    FolderSource source(path, options.folderFramesPerSecond);
    const auto first = source.next({});
    return {first->image->width, first->image->height, options.folderFramesPerSecond, source.durationS(),
            source.count()};
}

}  // namespace

VideoInfo probeVideo(const std::string& path, const ReadOptions& options) {
    if (std::filesystem::is_directory(path)) {
        return probeFolder(path, options);
    }
    VideoFileSource source(path);
    const auto first = source.next({});
    VideoInfo info{first->image->width, first->image->height, source.info().framesPerSecond, source.durationS(), 0};
    if (info.framesPerSecond <= 0) {
        info.framesPerSecond = measuredRate(source, *first);
    }
    info.frameCount = int(std::lround(info.durationS * info.framesPerSecond));
    return info;
}

ReadReport readFrames(const std::string& path, const FrameVisitor& visitor, const ReadOptions& options,
                      std::stop_token stop) {
    const auto source = openOffline(path, options);
    ReadReport report;
    double firstS = 0;
    double lastS = 0;
    try {
        while (const auto frame = source->next(stop)) {
            const double time = mediaSeconds(*frame);
            if (options.endS > 0 && time > options.endS) {
                break;
            }
            if (time < options.startS) {
                continue;
            }
            firstS = report.frames == 0 ? time : firstS;
            lastS = time;
            ++report.frames;
            if (!visitor(*frame)) {
                break;
            }
        }
    } catch (const Error& error) {
        if (report.frames == 0) {
            throw;
        }
        report.complete = false;
        report.warning = error.what();
    }
    const double rate = source->info().framesPerSecond;
    report.durationS = report.frames > 0 ? lastS - firstS + (rate > 0 ? 1 / rate : 0) : 0;
    return report;
}

}  // namespace core

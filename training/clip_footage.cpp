#include "training/clip_footage.h"

#include <memory>
#include <stop_token>
#include <utility>

#include "core/buffer/fit_image.h"
#include "core/types/error.h"
#ifdef CARPUS_MEDIA
#include "core/capture/folder_source.h"
#include "core/capture/open_source.h"
#include "core/pipeline/frame_fitter.h"
#endif

namespace training {
namespace {

#ifdef CARPUS_MEDIA

ClipFootage openFolder(const std::filesystem::path& folder, const FootageRequest& request) {
    const auto source = std::make_shared<core::FolderSource>(folder.string(), request.folderFramesPerSecond);
    std::vector<int> indices;
    ClipFootage footage;
    for (int i = 0; i < source->count(); ++i) {
        if (source->timeS(i) < request.startS || source->timeS(i) > request.endS) continue;
        indices.push_back(i);
        footage.timesS.push_back(source->timeS(i));
    }
    footage.image = [source, indices, size = request.size](std::size_t place) {
        return core::fitSquare(source->picture(indices.at(place)), size, core::FitMode::CentreCrop);
    };
    return footage;
}

ClipFootage decodeVideo(const std::filesystem::path& file, const FootageRequest& request) {
    core::CaptureConfig config;
    config.source = "file:" + file.string();
    config.realTime = false;
    const auto source = core::openSource(config);
    ClipFootage footage;
    const auto pictures = std::make_shared<std::vector<core::ImagePtr>>();
    core::FrameFitter fitter(request.size, core::FitMode::CentreCrop);
    while (auto frame = source->next(std::stop_token{})) {
        const double timeS = core::Seconds(frame->captureTime.time_since_epoch()).count();
        if (timeS > request.endS) break;
        if (timeS < request.startS) continue;
        footage.timesS.push_back(timeS);
        core::Frame fitted = fitter.fit(*frame);
        footage.places.push_back(*fitted.place);
        pictures->push_back(std::move(fitted.image));
    }
    footage.image = [pictures](std::size_t place) { return *pictures->at(place); };
    return footage;
}

#endif

}  // namespace

ClipFootage openFootage([[maybe_unused]] const std::filesystem::path& media,
                        [[maybe_unused]] const FootageRequest& request) {
#ifdef CARPUS_MEDIA
    return std::filesystem::is_directory(media) ? openFolder(media, request) : decodeVideo(media, request);
#else
    throw core::Error("This build cannot read " + media.string() +
                      ": it has no video support. Build with CARPUS_MEDIA=ON, or train with data.source simulate.");
#endif
}

}  // namespace training

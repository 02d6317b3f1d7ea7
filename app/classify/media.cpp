#include "app/classify/media.h"

#ifdef CARPUS_MEDIA
#include "core/capture/attention_overlay.h"
#include "core/capture/image_file.h"
#include "core/capture/open_source.h"
#include "core/capture/video_writer.h"
#else
#include "core/simulator/simulator_source.h"
#endif
#include "core/types/error.h"

namespace app {

#ifdef CARPUS_MEDIA

std::unique_ptr<core::FrameSource> openSource(const core::CaptureConfig& config) { return core::openSource(config); }

core::ReadReport readFrames(const std::string& path, const core::FrameVisitor& visitor, std::stop_token stop) {
    return core::readFrames(path, visitor, {}, stop);
}

void writeAnnotated(const std::string& path, const core::Image& picture, const core::Annotation& annotation) {
    core::writeImage(path, core::annotate(picture, annotation));
}

void writeAttentionSheet(const std::string& path, const core::Clip& clip, const core::AttentionMaps& maps) {
    core::writeImage(path, core::attentionSheet(clip, maps));
}

void copyAnnotated(const AnnotatedCopy& copy, std::stop_token stop) {
    core::VideoWriterOptions options;
    if (copy.framesPerSecond > 0) options.framesPerSecond = copy.framesPerSecond;
    core::VideoWriter writer(copy.to, options);
    const auto write = [&](const core::Frame& frame) {
        const double timeS = core::Seconds(frame.captureTime.time_since_epoch()).count();
        writer.write(core::annotate(*frame.image, copy.annotationAt(timeS)), timeS);
        return true;
    };
    core::readFrames(copy.from, write, {}, stop);
    if (stop.stop_requested()) throw core::Error("stopped while writing '" + copy.to + "'; nothing was left there");
    writer.finish();
}

#else

namespace {

[[noreturn]] void failWithoutMedia(const std::string& what) {
    throw core::Error("cannot use '" + what +
                          "': this program was built without cameras and video files; use the simulator ('sim') or a "
                          "build with CARPUS_MEDIA=ON",
                      core::Error::Kind::BadUsage);
}

}  // namespace

std::unique_ptr<core::FrameSource> openSource(const core::CaptureConfig& config) {
    if (config.source != "sim") failWithoutMedia(config.source);
    return std::make_unique<core::SimulatorSource>(config);
}

core::ReadReport readFrames(const std::string& path, const core::FrameVisitor&, std::stop_token) {
    failWithoutMedia(path);
}

void writeAnnotated(const std::string& path, const core::Image&, const core::Annotation&) { failWithoutMedia(path); }

void writeAttentionSheet(const std::string& path, const core::Clip&, const core::AttentionMaps&) {
    failWithoutMedia(path);
}

void copyAnnotated(const AnnotatedCopy& copy, std::stop_token) { failWithoutMedia(copy.from); }

#endif

}  // namespace app

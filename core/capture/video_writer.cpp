#include "core/capture/video_writer.h"

#include <gst/app/gstappsrc.h>
#include <gst/video/video.h>

#include <cmath>
#include <cstring>

#include "core/capture/finish_file.h"
#include "core/capture/gst_handles.h"
#include "core/capture/video_encoding.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr int kQueuedPictures = 8;
constexpr GstClockTime kQueueCheck = 5 * GST_MSECOND;    // while the encoder is behind
constexpr GstClockTime kFinishLimit = 120 * GST_SECOND;  // a few queued pictures and the index, even on a slow disk

GstBuffer* bufferOf(const Image& image, const GstVideoInfo& info) {
    GstBuffer* buffer = gst_buffer_new_allocate(nullptr, GST_VIDEO_INFO_SIZE(&info), nullptr);
    GstMapInfo map;
    gst_buffer_map(buffer, &map, GST_MAP_WRITE);
    const auto stride = std::size_t(GST_VIDEO_INFO_PLANE_STRIDE(&info, 0));
    for (int y = 0; y < image.height; ++y) {
        std::memcpy(map.data + std::size_t(y) * stride, image.row(y), std::size_t(image.width) * 3);
    }
    gst_buffer_unmap(buffer, &map);
    return buffer;
}

}  // namespace

struct VideoWriter::Recording {
    std::string path;
    std::string temporary;
    VideoWriterOptions options;
    bool finished = false;
    std::size_t pictures = 0;
    double firstS = 0;
    double lastS = 0;
    GstVideoInfo video{};
    PipelinePtr pipeline;
    ElementPtr input;
    BusPtr bus;

    ~Recording() {
        pipeline.reset();
        if (!finished && (options.unfinished == Unfinished::Discard || pictures == 0)) {
            discardFile(temporary);
        }
    }

    void start();
    void describePictures(const Image& first);
    void check(const Image& image, double timeS) const;
    void throwFault(GstClockTime wait);
};

void VideoWriter::Recording::start() {
    pipeline = buildPipeline("appsrc name=input format=time ! videoconvert ! " + encoding(options) +
                             " ! filesink name=output");
    input = elementNamed(pipeline.get(), "input");
    bus.reset(gst_element_get_bus(pipeline.get()));
    const ElementPtr output = elementNamed(pipeline.get(), "output");
    g_object_set(output.get(), "location", temporary.c_str(), nullptr);
    if (options.unfinished == Unfinished::Keep) {
        gst_util_set_object_arg(G_OBJECT(output.get()), "buffer-mode", "unbuffered");
    }
    if (gst_element_set_state(pipeline.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE) {
        throwFault(GST_SECOND);
        throw Error("cannot write '" + path + "'; check that the folder exists and is writable");
    }
}

void VideoWriter::Recording::describePictures(const Image& first) {
    gst_video_info_set_format(&video, GST_VIDEO_FORMAT_RGB, guint(first.width), guint(first.height));
    gst_util_double_to_fraction(options.framesPerSecond, &video.fps_n, &video.fps_d);
    const CapsPtr caps(gst_video_info_to_caps(&video));
    gst_app_src_set_caps(GST_APP_SRC(input.get()), caps.get());
    gst_app_src_set_max_bytes(GST_APP_SRC(input.get()), 0);
}

void VideoWriter::Recording::check(const Image& image, double timeS) const {
    const std::string size = std::to_string(image.width) + " x " + std::to_string(image.height);
    if (image.width <= 0 || image.height <= 0) {
        throw Error("an empty picture cannot be written to '" + path + "'", Error::Kind::BadUsage);
    }
    const bool h264 = options.format == VideoFormat::H264Mp4 || options.format == VideoFormat::H264Matroska;
    if (h264 && (image.width % 2 != 0 || image.height % 2 != 0)) {
        throw Error(
            "H.264 video needs even width and height, not " + size + "; write '" + path + "' as Motion-JPEG in .mkv",
            Error::Kind::BadUsage);
    }
    if (pictures > 0 && (image.width != video.width || image.height != video.height)) {
        throw Error("a picture of " + size + " does not fit the video '" + path + "' of " +
                        std::to_string(video.width) + " x " + std::to_string(video.height) +
                        "; write pictures of one size",
                    Error::Kind::BadUsage);
    }
    if (!std::isfinite(timeS) || (pictures > 0 && timeS <= lastS)) {
        throw Error("the time " + std::to_string(timeS) + " s of a picture for '" + path + "' does not follow " +
                        std::to_string(lastS) + " s; times must grow",
                    Error::Kind::BadUsage);
    }
}

void VideoWriter::Recording::throwFault(GstClockTime wait) {
    const MessagePtr message(gst_bus_timed_pop_filtered(bus.get(), wait, GST_MESSAGE_ERROR));
    if (message) {
        throw Error("cannot write '" + path + "' (" + faultOf(message.get()).text +
                    "); check that the folder exists, is writable and has room");
    }
}

VideoWriter::VideoWriter(std::string path, const VideoWriterOptions& options)
    : m_recording(std::make_unique<Recording>()) {
    if (!(options.framesPerSecond > 0) || options.jpegQuality < 1 || options.jpegQuality > 100) {
        throw Error("a video needs a rate above 0 and a quality of 1 to 100", Error::Kind::BadUsage);
    }
    m_recording->temporary = temporaryName(path);
    m_recording->path = std::move(path);
    m_recording->options = options;
    m_recording->start();
}

VideoWriter::~VideoWriter() = default;
VideoWriter::VideoWriter(VideoWriter&&) noexcept = default;
VideoWriter& VideoWriter::operator=(VideoWriter&&) noexcept = default;

void VideoWriter::write(const Image& image, double timeS) {
    Recording& recording = *m_recording;
    recording.check(image, timeS);
    if (recording.pictures == 0) {
        recording.describePictures(image);
        recording.firstS = timeS;
    }
    auto* input = GST_APP_SRC(recording.input.get());
    GstClockTime wait = 0;
    do {
        recording.throwFault(wait);
        wait = kQueueCheck;
    } while (gst_app_src_get_current_level_bytes(input) > kQueuedPictures * GST_VIDEO_INFO_SIZE(&recording.video));
    GstBuffer* buffer = bufferOf(image, recording.video);
    GST_BUFFER_PTS(buffer) = GstClockTime(std::llround((timeS - recording.firstS) * 1e9));
    GST_BUFFER_DURATION(buffer) = GstClockTime(1e9 / recording.options.framesPerSecond);
    if (gst_app_src_push_buffer(input, buffer) != GST_FLOW_OK) {
        recording.throwFault(GST_SECOND);
        throw Error("cannot write '" + recording.path + "': the encoder has stopped");
    }
    ++recording.pictures;
    recording.lastS = timeS;
}

void VideoWriter::finish() {
    Recording& recording = *m_recording;
    if (recording.pictures == 0) {
        throw Error("the video '" + recording.path + "' would be empty; write at least one picture");
    }
    gst_app_src_end_of_stream(GST_APP_SRC(recording.input.get()));
    const MessagePtr message(gst_bus_timed_pop_filtered(recording.bus.get(), kFinishLimit,
                                                        GstMessageType(GST_MESSAGE_ERROR | GST_MESSAGE_EOS)));
    if (!message || GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR) {
        throw Error("cannot finish '" + recording.path + "' (" +
                    (message ? faultOf(message.get()).text : "the encoder does not end") +
                    "); check that its folder is writable and has room");
    }
    recording.pipeline.reset();
    finishFile(recording.temporary, recording.path);
    recording.finished = true;
}

void VideoWriter::sync() { syncFile(m_recording->temporary); }

void VideoWriter::discard() {
    m_recording->options.unfinished = Unfinished::Discard;
    m_recording.reset();
}

}  // namespace core

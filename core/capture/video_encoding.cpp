#include "core/capture/video_encoding.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "core/capture/gst_handles.h"
#include "core/types/error.h"

namespace core {
namespace {

bool isInstalled(const char* element) {
    using FactoryPtr = std::unique_ptr<GstElementFactory, Releaser<gst_object_unref>>;
    return FactoryPtr(gst_element_factory_find(element)) != nullptr;
}

/// JPEG pictures use the full range of values; without saying so, blacks and whites would come back greyed.
std::string jpegEncoding(int quality) {
    const std::array<EncoderChoice, 1> choices{{{"jpegenc", "quality=" + std::to_string(quality)}}};
    return "video/x-raw,format=I420,colorimetry=1:4:0:0 ! " + installedEncoder(choices, "gstreamer1.0-plugins-good");
}

std::string h264Encoding() {
    const std::array<EncoderChoice, 2> choices{{
        {"x264enc", "speed-preset=veryfast tune=zerolatency pass=quant quantizer=20 key-int-max=60"},
        {"openh264enc", "bitrate=6000000 gop-size=60 complexity=low"},
    }};
    return "video/x-raw,format=I420 ! " + installedEncoder(choices, "gstreamer1.0-plugins-ugly") + " ! h264parse";
}

/// Every picture stands alone, so that a cut may begin at any of them.
std::string ffv1Encoding() {
    const std::array<EncoderChoice, 1> choices{{{"avenc_ffv1", "gop-size=1"}}};
    return "video/x-raw,format=(string){BGRx,BGRA} ! " + installedEncoder(choices, "gstreamer1.0-libav");
}

std::string vp8Encoding() {
    const std::array<EncoderChoice, 1> choices{
        {{"vp8enc",
          "deadline=1 cpu-used=4 min-quantizer=2 max-quantizer=24 target-bitrate=6000000 keyframe-max-dist=60"}}};
    return "video/x-raw,format=I420 ! " + installedEncoder(choices, "gstreamer1.0-plugins-good");
}

}  // namespace

VideoFormat videoFormatOf(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    if (ending == ".mkv") {
        return VideoFormat::MjpegMatroska;
    }
    if (ending == ".mp4") {
        return VideoFormat::H264Mp4;
    }
    if (ending == ".webm") {
        return VideoFormat::Vp8WebM;
    }
    if (ending == ".avi") {
        return VideoFormat::MjpegAvi;
    }
    throw Error("'" + path + "' is no name for a video; let it end in .mkv, .mp4, .webm or .avi",
                Error::Kind::BadUsage);
}

std::string installedEncoder(std::span<const EncoderChoice> choices, const std::string& package) {
    ensureGstreamer();
    std::string names;
    for (const EncoderChoice& choice : choices) {
        if (isInstalled(choice.element)) {
            return choice.element + (" " + choice.settings);
        }
        names += (names.empty() ? "" : " or ") + std::string(choice.element);
    }
    throw Error("no encoder for this video format is installed (looked for " + names + "); install " + package +
                ", or use Motion-JPEG in a file that ends in .mkv");
}

std::string encoding(const VideoWriterOptions& options) {
    switch (options.format) {
        case VideoFormat::MjpegMatroska: return jpegEncoding(options.jpegQuality) + " ! matroskamux";
        case VideoFormat::H264Matroska: return h264Encoding() + " ! matroskamux";
        case VideoFormat::Ffv1Matroska: return ffv1Encoding() + " ! matroskamux";
        case VideoFormat::H264Mp4: return h264Encoding() + " ! mp4mux";
        case VideoFormat::Vp8WebM: return vp8Encoding() + " ! webmmux";
        case VideoFormat::MjpegAvi: return jpegEncoding(options.jpegQuality) + " ! avimux";
    }
    throw Error("this video format is unknown", Error::Kind::BadUsage);
}

}  // namespace core

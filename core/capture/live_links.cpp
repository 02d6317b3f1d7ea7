#include "core/capture/live_links.h"

#include <algorithm>

#include "core/capture/camera_device.h"
#include "core/capture/reachability.h"

namespace core {
namespace {

/// Milliseconds that late or reordered network packets are waited for. Packets of a burst are kept, though: H.264
/// without them shows ruined pictures until the next key picture, while too many pictures are thinned out at the
/// pipeline's end.
constexpr guint kJitterMs = 40;
/// Microseconds without a packet by UDP before TCP is tried.
constexpr guint64 kUdpPatienceUs = 1'500'000;

void identify(GstElement* source, const SourceAddress& address) {
    g_object_set(source, "location", address.location.c_str(), nullptr);
    if (!address.user.empty()) {
        g_object_set(source, "user-id", address.user.c_str(), "user-pw", address.password.c_str(), nullptr);
    }
}

std::string asSentence(const std::string& text) { return text.ends_with('.') ? text : text + "."; }

Error streamError(const std::string& location, const PipelineFault& fault) {
    const std::string trouble = connectionTrouble(location);
    if (!trouble.empty()) {
        return Error("cannot reach " + location + ": " + asSentence(trouble) +
                     " Check the address, and that the camera is on and in the same network.");
    }
    const std::string why = "cannot read " + location + ": " + asSentence(fault.text);
    if (fault.is(GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NOT_AUTHORIZED)) {
        return Error(why + " Put the right user name and password into the address: http://USER:PASSWORD@HOST/...");
    }
    return Error(why + " Check that the address is that of a video stream.");
}

/// Only the pictures are asked for; sound would cost the camera and the network.
gboolean selectVideo(GstElement*, guint, GstCaps* caps, gpointer) {
    const char* media = gst_structure_get_string(gst_caps_get_structure(caps, 0), "media");
    return media && std::string(media) == "video";
}

std::unique_ptr<PicturePipeline> cameraPipeline(const std::string& device, const CaptureConfig& config) {
    PipelinePtr probe = buildPipeline("v4l2src name=source ! fakesink");
    const ElementPtr prober = elementNamed(probe.get(), "source");
    g_object_set(prober.get(), "device", device.c_str(), nullptr);
    if (gst_element_set_state(probe.get(), GST_STATE_READY) == GST_STATE_CHANGE_FAILURE) {
        throw cameraError(CameraFault::Other, device, "it cannot be opened");
    }
    const PadPtr pad(gst_element_get_static_pad(prober.get(), "src"));
    const CapsPtr offered(gst_pad_query_caps(pad.get(), nullptr));
    const CapsPtr format = pickCameraFormat(offered.get(), config);
    if (!format) {
        throw cameraError(CameraFault::NotACamera, device, "it offers neither raw nor JPEG pictures");
    }
    probe.reset();
    const bool jpeg = gst_structure_has_name(gst_caps_get_structure(format.get(), 0), "image/jpeg");
    auto pipeline = std::make_unique<PicturePipeline>(
        std::string("v4l2src name=source ! capsfilter name=format") + (jpeg ? " ! jpegdec" : ""),
        PicturePipeline::Keep::Newest);
    g_object_set(pipeline->element("source").get(), "device", device.c_str(), nullptr);
    g_object_set(pipeline->element("format").get(), "caps", format.get(), nullptr);
    pipeline->setAnswered();  // it is there; many need a second or more for their first picture
    return pipeline;
}

std::string usableCamera(const std::string& camera) {
    const std::string device = deviceOf(camera);
    const CameraCheck check = checkCamera(device);
    if (check.fault) {
        throw cameraError(*check.fault, device, check.detail);
    }
    return device;
}

}  // namespace

LiveLink cameraLink(const std::string& camera, const CaptureConfig& config) {
    ensureGstreamer();
    const std::string device = usableCamera(camera);
    const std::string identity = stableIdentity(device);
    return {
        .name = checkCamera(device).name,
        .connect = [identity, config] { return cameraPipeline(usableCamera(identity), config); },
        .explain =
            [camera](const PipelineFault& fault) { return cameraError(cameraFaultOf(fault), camera, fault.text); },
    };
}

LiveLink rtspLink(const SourceAddress& address) {
    const auto connect = [address] {
        auto pipeline = std::make_unique<PicturePipeline>(
            "rtspsrc name=source ! decodebin force-sw-decoders=true expose-all-streams=false caps=\"video/x-raw(ANY)\"",
            PicturePipeline::Keep::Newest);
        const ElementPtr source = pipeline->element("source");
        identify(source.get(), address);
        g_object_set(source.get(), "latency", kJitterMs, "timeout", kUdpPatienceUs, nullptr);
        g_signal_connect(source.get(), "select-stream", G_CALLBACK(selectVideo), nullptr);
        return pipeline;
    };
    const auto explain = [address](const PipelineFault& fault) { return streamError(address.location, fault); };
    return {address.location, connect, explain};
}

LiveLink httpLink(const SourceAddress& address, const CaptureConfig& config) {
    const guint timeoutS = guint(std::max(1, (config.connectTimeoutMs + 999) / 1000));
    const auto connect = [address, timeoutS] {
        auto pipeline = std::make_unique<PicturePipeline>("souphttpsrc name=source ! image/jpeg ! jpegparse ! jpegdec",
                                                          PicturePipeline::Keep::Newest);
        const ElementPtr source = pipeline->element("source");
        identify(source.get(), address);
        g_object_set(source.get(), "is-live", TRUE, "do-timestamp", TRUE, "keep-alive", FALSE, "retries", 0, "proxy",
                     "", "timeout", timeoutS, "user-agent", "Carpus", nullptr);
        return pipeline;
    };
    const auto explain = [address](const PipelineFault& fault) { return streamError(address.location, fault); };
    return {address.location, connect, explain};
}

}  // namespace core

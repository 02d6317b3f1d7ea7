#include "core/capture/gst_handles.h"

#include "core/types/error.h"

namespace core {

void ensureGstreamer() {
    static const std::string failure = [] {
        GError* raw = nullptr;
        const bool started = gst_init_check(nullptr, nullptr, &raw);
        const ErrorPtr error(raw);
        return started ? std::string() : std::string(error ? error->message : "unknown reason");
    }();
    if (!failure.empty()) {
        throw Error("GStreamer cannot be started (" + failure + "); install the package libgstreamer1.0-0 again");
    }
}

PipelinePtr buildPipeline(const std::string& description) {
    ensureGstreamer();
    GError* raw = nullptr;
    GstElement* built = gst_parse_launch_full(description.c_str(), nullptr, GST_PARSE_FLAG_FATAL_ERRORS, &raw);
    const ErrorPtr error(raw);
    if (!built) {
        throw Error("GStreamer cannot build the pipeline (" + std::string(error ? error->message : "no reason given") +
                    "); install gstreamer1.0-plugins-base, -good, -bad and -ugly and gstreamer1.0-libav");
    }
    gst_object_ref_sink(built);
    return PipelinePtr(built);
}

ElementPtr elementNamed(GstElement* pipeline, const char* name) {
    ElementPtr element(gst_bin_get_by_name(GST_BIN(pipeline), name));
    if (!element) {
        throw Error(std::string("the pipeline has no element '") + name + "'");
    }
    return element;
}

PipelineFault faultOf(GstMessage* message) {
    GError* rawError = nullptr;
    char* rawDetail = nullptr;
    gst_message_parse_error(message, &rawError, &rawDetail);
    const ErrorPtr error(rawError);
    const TextPtr detail(rawDetail);
    return {error->domain, error->code, error->message, detail ? detail.get() : ""};
}

}  // namespace core

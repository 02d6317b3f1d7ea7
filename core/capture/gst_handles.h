#pragma once

#include <gst/gst.h>

#include <memory>
#include <string>

namespace core {

template <auto release>
struct Releaser {
    template <typename T>
    void operator()(T* handle) const {
        release(handle);
    }
};

inline void stopAndRelease(GstElement* pipeline) {
    gst_element_set_state(pipeline, GST_STATE_NULL);
    gst_object_unref(pipeline);
}

// Some release functions of GStreamer are static inline; a type must not depend on those, or it differs by source file.
inline void releaseCaps(GstCaps* caps) { gst_caps_unref(caps); }
inline void releaseSample(GstSample* sample) { gst_sample_unref(sample); }
inline void releaseMessage(GstMessage* message) { gst_message_unref(message); }

using ElementPtr = std::unique_ptr<GstElement, Releaser<gst_object_unref>>;
using PipelinePtr = std::unique_ptr<GstElement, Releaser<stopAndRelease>>;  ///< stopped before it is released
using BusPtr = std::unique_ptr<GstBus, Releaser<gst_object_unref>>;
using PadPtr = std::unique_ptr<GstPad, Releaser<gst_object_unref>>;
using ClockPtr = std::unique_ptr<GstClock, Releaser<gst_object_unref>>;
using SamplePtr = std::unique_ptr<GstSample, Releaser<releaseSample>>;
using CapsPtr = std::unique_ptr<GstCaps, Releaser<releaseCaps>>;
using StructurePtr = std::unique_ptr<GstStructure, Releaser<gst_structure_free>>;
using MessagePtr = std::unique_ptr<GstMessage, Releaser<releaseMessage>>;
using ErrorPtr = std::unique_ptr<GError, Releaser<g_error_free>>;
using TextPtr = std::unique_ptr<char, Releaser<g_free>>;

/// What an element reported when the pipeline failed.
struct PipelineFault {
    GQuark domain = 0;
    int code = 0;
    std::string text;    ///< for people
    std::string detail;  ///< where and why, for the log

    bool is(GQuark wantedDomain, int wantedCode) const { return domain == wantedDomain && code == wantedCode; }
};

/// Starts GStreamer once for the process. Any thread. Throws Error where it cannot be started.
void ensureGstreamer();

/// Builds a pipeline from gst-launch syntax. Throws Error that names a missing plug-in.
PipelinePtr buildPipeline(const std::string& description);

/// The named element of a pipeline; it must be there.
ElementPtr elementNamed(GstElement* pipeline, const char* name);

/// The content of an error message from a bus.
PipelineFault faultOf(GstMessage* message);

}  // namespace core

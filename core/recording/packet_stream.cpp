#include "core/recording/packet_stream.h"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

#include "core/capture/finish_file.h"
#include "core/types/error.h"

namespace core {
namespace {

constexpr GstClockTime kPull = 100 * GST_MSECOND;
constexpr GstClockTime kEndLimit = 120 * GST_SECOND;
constexpr guint64 kQueuedBytes = 16 << 20;

/// matroskamux calls the version of FFV1 by another name than everybody else, and insists on it.
CapsPtr capsForMuxer(GstSample* sample) {
    CapsPtr caps(gst_caps_copy(gst_sample_get_caps(sample)));
    GstStructure* format = gst_caps_get_structure(caps.get(), 0);
    if (gst_structure_has_name(format, "video/x-ffv")) gst_structure_set(format, "ffversion", G_TYPE_INT, 1, nullptr);
    return caps;
}

}  // namespace

PacketReader::PacketReader(std::string path) : m_path(std::move(path)) {
    std::error_code fault;
    if (!std::filesystem::is_regular_file(m_path, fault))
        throw Error("there is no recording '" + m_path + "'; check the path");
    m_pipeline = buildPipeline(
        "filesrc name=source ! matroskademux name=demux demux.video_0 ! "
        "appsink name=packets sync=false max-buffers=64 enable-last-sample=false");
    g_object_set(elementNamed(m_pipeline.get(), "source").get(), "location", m_path.c_str(), nullptr);
    m_sink = elementNamed(m_pipeline.get(), "packets");
    m_bus.reset(gst_element_get_bus(m_pipeline.get()));
    gst_element_set_state(m_pipeline.get(), GST_STATE_PLAYING);
}

void PacketReader::learn(GstSample* first) {
    const GstStructure* format = gst_caps_get_structure(gst_sample_get_caps(first), 0);
    m_everyPictureIsKey = gst_structure_has_name(format, "image/jpeg") || gst_structure_has_name(format, "video/x-ffv");
    gst_structure_get_int(format, "width", &m_width);
    gst_structure_get_int(format, "height", &m_height);
    m_any = true;
}

std::optional<Packet> PacketReader::next() {
    auto* sink = GST_APP_SINK(m_sink.get());
    while (!m_brokenOff) {
        SamplePtr sample(gst_app_sink_try_pull_sample(sink, kPull));
        if (sample) {
            GstBuffer* buffer = gst_sample_get_buffer(sample.get());
            if (!m_any) learn(sample.get());
            const bool key = m_everyPictureIsKey || !GST_BUFFER_FLAG_IS_SET(buffer, GST_BUFFER_FLAG_DELTA_UNIT);
            return Packet{std::move(sample), double(GST_BUFFER_PTS(buffer)) / 1e9, key};
        }
        const MessagePtr fault(gst_bus_pop_filtered(m_bus.get(), GST_MESSAGE_ERROR));
        if (fault && !m_any)
            throw Error("'" + m_path + "' holds no video that can be cut (" + faultOf(fault.get()).text +
                        "); it must be a Matroska file");
        if (fault)
            m_brokenOff = true;
        else if (gst_app_sink_is_eos(sink))
            break;
    }
    if (!m_any) throw Error("'" + m_path + "' holds no picture; it broke off before the first was written");
    return std::nullopt;
}

PacketWriter::PacketWriter(std::string path) : m_path(std::move(path)), m_temporary(temporaryName(m_path)) {
    m_pipeline = buildPipeline("appsrc name=input format=time ! matroskamux ! filesink name=output");
    g_object_set(elementNamed(m_pipeline.get(), "output").get(), "location", m_temporary.c_str(), nullptr);
    m_input = elementNamed(m_pipeline.get(), "input");
    m_bus.reset(gst_element_get_bus(m_pipeline.get()));
    if (gst_element_set_state(m_pipeline.get(), GST_STATE_PLAYING) == GST_STATE_CHANGE_FAILURE) throwFault();
}

PacketWriter::~PacketWriter() {
    m_pipeline.reset();
    if (!m_finished) discardFile(m_temporary);
}

void PacketWriter::throwFault() {
    const MessagePtr fault(gst_bus_timed_pop_filtered(m_bus.get(), GST_SECOND, GST_MESSAGE_ERROR));
    throw Error("cannot write '" + m_path + "' (" + (fault ? faultOf(fault.get()).text : "the writer has stopped") +
                "); check that its folder exists, is writable and has room");
}

void PacketWriter::write(const Packet& packet, double timeS) {
    auto* input = GST_APP_SRC(m_input.get());
    if (!m_any) {
        g_object_set(input, "max-bytes", kQueuedBytes, "block", TRUE, nullptr);
        gst_app_src_set_caps(input, capsForMuxer(packet.sample.get()).get());
    }
    m_any = true;
    GstBuffer* buffer = gst_buffer_copy(gst_sample_get_buffer(packet.sample.get()));  // shares the coded bytes
    GST_BUFFER_PTS(buffer) = GstClockTime(std::llround(std::max(0.0, timeS) * 1e9));
    GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
    if (gst_app_src_push_buffer(input, buffer) != GST_FLOW_OK) throwFault();
}

void PacketWriter::finish() {
    if (!m_any) throw Error("the video '" + m_path + "' would be empty; choose a stretch that holds pictures");
    gst_app_src_end_of_stream(GST_APP_SRC(m_input.get()));
    const MessagePtr message(
        gst_bus_timed_pop_filtered(m_bus.get(), kEndLimit, GstMessageType(GST_MESSAGE_ERROR | GST_MESSAGE_EOS)));
    if (!message || GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR)
        throw Error("cannot finish '" + m_path + "' (" +
                    (message ? faultOf(message.get()).text : "the writer does not end") +
                    "); check that its folder is writable and has room");
    m_pipeline.reset();
    finishFile(m_temporary, m_path);
    m_finished = true;
}

}  // namespace core

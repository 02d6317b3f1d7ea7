#include "core/capture/picture_pipeline.h"

#include <gst/app/gstappsink.h>
#include <gst/video/video.h>

#include <algorithm>
#include <cstring>

#include "core/types/error.h"

namespace core {
namespace {

using std::chrono::nanoseconds;

/// A live picture stamped earlier than this before its arrival has a clock of its own that says nothing.
constexpr auto kPlausibleDelay = std::chrono::seconds(2);

std::string describe(const std::string& head, PicturePipeline::Keep keep) {
    const std::string queue = keep == PicturePipeline::Keep::Newest ? "max-buffers=1 drop=true" : "max-buffers=2";
    return head + " ! videoconvert ! videoflip video-direction=auto ! videoconvert ! video/x-raw,format=RGB" +
           " ! appsink name=pictures sync=false enable-last-sample=false " + queue;
}

/// Writes arrival number and moment into the two offset fields, which nobody else uses behind a decoder.
GstPadProbeReturn stampArrival(GstPad*, GstPadProbeInfo* info, gpointer counter) {
    GstBuffer* buffer = gst_buffer_make_writable(GST_PAD_PROBE_INFO_BUFFER(info));
    GST_BUFFER_OFFSET(buffer) = static_cast<std::atomic<std::uint64_t>*>(counter)->fetch_add(1);
    GST_BUFFER_OFFSET_END(buffer) = guint64(nanoseconds(Clock::now().time_since_epoch()).count());
    GST_PAD_PROBE_INFO_DATA(info) = buffer;
    return GST_PAD_PROBE_OK;
}

Image packedImage(GstBuffer* buffer, const GstVideoInfo& info) {
    GstVideoFrame mapped;
    if (!gst_video_frame_map(&mapped, &info, buffer, GST_MAP_READ)) {
        throw Error("a decoded picture cannot be read from memory; the machine may be out of memory");
    }
    Image image(GST_VIDEO_FRAME_WIDTH(&mapped), GST_VIDEO_FRAME_HEIGHT(&mapped));
    const auto* plane = static_cast<const std::uint8_t*>(GST_VIDEO_FRAME_PLANE_DATA(&mapped, 0));
    const auto stride = std::size_t(GST_VIDEO_FRAME_PLANE_STRIDE(&mapped, 0));
    for (int y = 0; y < image.height; ++y) {
        std::memcpy(image.row(y), plane + std::size_t(y) * stride, std::size_t(image.width) * 3);
    }
    gst_video_frame_unmap(&mapped);
    return image;
}

/// Live pictures carry running time since the pipeline's base time on the monotonic clock, which is the steady clock.
TimePoint captureMoment(GstElement* pipeline, GstSample* sample) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const TimePoint arrived{nanoseconds(GST_BUFFER_OFFSET_END(buffer))};
    const GstSegment* segment = gst_sample_get_segment(sample);
    if (!GST_BUFFER_PTS_IS_VALID(buffer) || segment->format != GST_FORMAT_TIME) {
        return arrived;
    }
    const GstClockTime running = gst_segment_to_running_time(segment, GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    if (!GST_CLOCK_TIME_IS_VALID(running)) {
        return arrived;
    }
    const TimePoint captured{nanoseconds(gst_element_get_base_time(pipeline) + running)};
    return captured <= arrived && arrived - captured < kPlausibleDelay ? captured : arrived;
}

std::optional<nanoseconds> mediaTime(GstSample* sample) {
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    const GstSegment* segment = gst_sample_get_segment(sample);
    if (!GST_BUFFER_PTS_IS_VALID(buffer) || segment->format != GST_FORMAT_TIME) {
        return std::nullopt;
    }
    const GstClockTime time = gst_segment_to_stream_time(segment, GST_FORMAT_TIME, GST_BUFFER_PTS(buffer));
    return GST_CLOCK_TIME_IS_VALID(time) ? std::optional(nanoseconds(time)) : std::nullopt;
}

gboolean noticeTask(GstElement*, GstPad* pad, gpointer running) {
    *static_cast<bool*>(running) |= gst_pad_get_task_state(pad) == GST_TASK_STARTED;
    return TRUE;
}

void noticeTasks(const GValue* element, gpointer running) {
    gst_element_foreach_pad(GST_ELEMENT(g_value_get_object(element)), noticeTask, running);
}

}  // namespace

PicturePipeline::PicturePipeline(const std::string& head, Keep keep)
    : m_pipeline(buildPipeline(describe(head, keep))),
      m_sink(element("pictures")),
      m_bus(gst_element_get_bus(m_pipeline.get())) {
    const ClockPtr clock(gst_system_clock_obtain());
    gst_pipeline_use_clock(GST_PIPELINE(m_pipeline.get()), clock.get());
    const PadPtr pad(gst_element_get_static_pad(m_sink.get(), "sink"));
    gst_pad_add_probe(pad.get(), GST_PAD_PROBE_TYPE_BUFFER, stampArrival, &m_arrived, nullptr);
}

void PicturePipeline::play() { gst_element_set_state(m_pipeline.get(), GST_STATE_PLAYING); }

PicturePipeline::Pulled PicturePipeline::pull(std::chrono::milliseconds wait) {
    Pulled pulled;
    auto* sink = GST_APP_SINK(m_sink.get());
    const SamplePtr sample(gst_app_sink_try_pull_sample(sink, GstClockTime(nanoseconds(wait).count())));
    if (sample) {
        m_answered = true;
        pulled.picture = pictureOf(sample.get());
        return pulled;
    }
    const bool ended = gst_app_sink_is_eos(sink);  // asked before the bus is read: a fault comes before its end
    readBus(pulled);
    pulled.ended = ended && !pulled.fault;
    return pulled;
}

void PicturePipeline::readBus(Pulled& pulled) {
    while (const MessagePtr message{gst_bus_pop(m_bus.get())}) {
        const GstStructure* content = gst_message_get_structure(message.get());
        if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ERROR && !pulled.fault) {
            pulled.fault = faultOf(message.get());
        } else if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_ELEMENT && content) {
            m_answered = m_answered || gst_structure_has_name(content, "http-headers");
        } else if (GST_MESSAGE_TYPE(message.get()) == GST_MESSAGE_PROGRESS) {
            GstProgressType type{};
            gst_message_parse_progress(message.get(), &type, nullptr, nullptr);
            m_answered = m_answered || type == GST_PROGRESS_TYPE_COMPLETE;
        }
    }
}

bool PicturePipeline::isAlive() const {
    using IteratorPtr = std::unique_ptr<GstIterator, Releaser<gst_iterator_free>>;
    bool running = false;
    const IteratorPtr elements(gst_bin_iterate_recurse(GST_BIN(m_pipeline.get())));
    const GstIteratorResult result = gst_iterator_foreach(elements.get(), noticeTasks, &running);
    return running || result == GST_ITERATOR_RESYNC;
}

double PicturePipeline::durationS() const {
    gint64 duration = 0;
    const bool known = gst_element_query_duration(m_pipeline.get(), GST_FORMAT_TIME, &duration);
    return known && duration > 0 ? double(duration) / double(GST_SECOND) : 0;
}

Picture PicturePipeline::pictureOf(GstSample* sample) const {
    GstVideoInfo info;
    if (!gst_video_info_from_caps(&info, gst_sample_get_caps(sample))) {
        throw Error("a decoded picture has no readable format");
    }
    GstBuffer* buffer = gst_sample_get_buffer(sample);
    Picture picture;
    picture.image = packedImage(buffer, info);
    picture.number = GST_BUFFER_OFFSET(buffer);
    picture.captured = captureMoment(m_pipeline.get(), sample);
    picture.mediaTime = mediaTime(sample);
    picture.framesPerSecond = info.fps_n > 0 && info.fps_d > 0 ? double(info.fps_n) / info.fps_d : 0;
    return picture;
}

}  // namespace core

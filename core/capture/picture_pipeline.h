#pragma once

#include <atomic>
#include <chrono>
#include <optional>
#include <string>

#include "core/capture/gst_handles.h"
#include "core/types/frame.h"

namespace core {

/// A decoded picture as it left a pipeline.
struct Picture {
    Image image;
    std::uint64_t number = 0;                           ///< counts what reached the pipeline's end, from 0
    TimePoint captured{};                               ///< capture moment of a live picture, by the steady clock
    std::optional<std::chrono::nanoseconds> mediaTime;  ///< position in a recording, where the file says
    double framesPerSecond = 0;                         ///< nominal rate of the stream, 0 where unknown or variable
};

/// A running GStreamer pipeline whose end hands out RGB pictures one by one, turned upright. Used by one thread.
class PicturePipeline {
public:
    enum class Keep {
        Newest,  ///< live: the pipeline never waits, a picture nobody took is replaced
        All,     ///< recordings: the pipeline waits until each picture was taken
    };

    /// What pull() found; nothing set means no picture yet.
    struct Pulled {
        std::optional<Picture> picture;
        std::optional<PipelineFault> fault;
        bool ended = false;
    };

    /// `head` in gst-launch syntax ends with an element that delivers one kind of raw video. Throws Error for a missing
    /// plug-in.
    PicturePipeline(const std::string& head, Keep keep);

    GstElement* get() const { return m_pipeline.get(); }
    /// For settings that cannot stand in the description safely, such as paths and passwords.
    ElementPtr element(const char* name) const { return elementNamed(m_pipeline.get(), name); }
    void play();
    /// Waits until a picture is there, at most `wait`.
    Pulled pull(std::chrono::milliseconds wait);
    /// The other side has answered, though perhaps not yet with a picture.
    bool answered() const { return m_answered; }
    /// For links that know by other means, such as a camera that could be opened.
    void setAnswered() { m_answered = true; }
    /// False once no thread of the pipeline moves data any more, though it neither ended nor reported a fault:
    /// decodebin swallows faults that come while it plugs elements together.
    bool isAlive() const;
    /// Length of a recording in seconds; 0 where unknown.
    double durationS() const;

private:
    Picture pictureOf(GstSample* sample) const;
    void readBus(Pulled& pulled);

    std::atomic<std::uint64_t> m_arrived{0};  // before the pipeline: its threads count here until it is stopped
    PipelinePtr m_pipeline;
    ElementPtr m_sink;
    BusPtr m_bus;
    bool m_answered = false;
};

}  // namespace core

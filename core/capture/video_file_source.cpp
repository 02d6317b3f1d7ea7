#include "core/capture/video_file_source.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "core/types/error.h"

namespace core {
namespace {

using std::chrono::nanoseconds;

constexpr std::chrono::milliseconds kPullSlice{50};  // how soon a stop is noticed while nothing is decoded
constexpr std::chrono::seconds kStallLimit{1};       // for a pipeline whose threads have all ended
constexpr double kAssumedFramesPerSecond = 30;       // for pictures without a time of their own

const std::string& checked(const std::string& path) {
    std::error_code failure;
    if (!std::filesystem::exists(path, failure)) {
        throw Error("there is no file or folder '" + path + "'; check the path");
    }
    if (!std::ifstream(path, std::ios::binary).is_open()) {
        throw Error("the file '" + path + "' cannot be opened (" + std::strerror(errno) + "); check its permissions");
    }
    if (std::filesystem::is_regular_file(path, failure) && std::filesystem::file_size(path, failure) == 0) {
        throw Error("the file '" + path + "' is empty; record or copy it again");
    }
    return path;
}

std::string seconds(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f s", value);
    return text;
}

/// AVI players read what is there and call it the whole; only the size that the file's head states tells.
bool isCutRiff(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::array<unsigned char, 8> head{};
    file.read(reinterpret_cast<char*>(head.data()), head.size());
    if (!file || std::memcmp(head.data(), "RIFF", 4) != 0) {
        return false;
    }
    const std::uintmax_t stated = head[4] | head[5] << 8 | head[6] << 16 | std::uintmax_t(head[7]) << 24;
    return std::filesystem::file_size(path) < stated + 8;
}

/// Called by decodebin for every stream of the file, also for those that are not decoded.
gboolean noticeSound(GstElement*, GstPad*, GstCaps* caps, gpointer hasSound) {
    const GstStructure* stream =
        gst_caps_is_empty(caps) || gst_caps_is_any(caps) ? nullptr : gst_caps_get_structure(caps, 0);
    if (stream && g_str_has_prefix(gst_structure_get_name(stream), "audio/")) {
        *static_cast<std::atomic<bool>*>(hasSound) = true;
    }
    return TRUE;
}

}  // namespace

VideoFileSource::VideoFileSource(const std::string& path)
    : m_path(checked(path)),
      m_pipeline(
          "filesrc name=source ! decodebin name=decoder force-sw-decoders=true expose-all-streams=false "
          "caps=\"video/x-raw(ANY)\"",
          PicturePipeline::Keep::All) {
    m_info.name = std::filesystem::path(path).filename().string();
    g_object_set(m_pipeline.element("source").get(), "location", path.c_str(), nullptr);
    g_signal_connect(m_pipeline.element("decoder").get(), "autoplug-continue", G_CALLBACK(noticeSound), &m_hasSound);
}

std::optional<Frame> VideoFileSource::next(std::stop_token stop) {
    if (m_state == SourceState::Finished || m_state == SourceState::Failed) {
        return std::nullopt;
    }
    if (!m_started) {
        m_pipeline.play();
        m_started = true;
    }
    auto lastSignOfLife = Clock::now();
    while (!stop.stop_requested()) {
        PicturePipeline::Pulled pulled = m_pipeline.pull(kPullSlice);
        if (pulled.picture) {
            return deliver(std::move(*pulled.picture));
        }
        if (m_pipeline.isAlive()) {
            lastSignOfLife = Clock::now();
        }
        if (pulled.fault || pulled.ended || Clock::now() - lastSignOfLife > kStallLimit) {
            return finish(pulled);
        }
    }
    return std::nullopt;
}

Frame VideoFileSource::deliver(Picture picture) {
    if (m_frames == 0) {
        m_info.width = picture.image.width;
        m_info.height = picture.image.height;
        m_info.framesPerSecond = picture.framesPerSecond;
        m_durationS = m_pipeline.durationS();
        m_state = SourceState::Running;
    }
    const double rate = picture.framesPerSecond > 0 ? picture.framesPerSecond : kAssumedFramesPerSecond;
    const auto expected = m_frames == 0 ? nanoseconds(0) : m_lastTime + nanoseconds(std::int64_t(1e9 / rate));
    m_lastTime = std::max(picture.mediaTime.value_or(expected), m_lastTime);
    return {m_frames++, TimePoint(m_lastTime), std::make_shared<const Image>(std::move(picture.image))};
}

/// Sound may outlast the pictures; then only a large gap tells.
bool VideoFileSource::breaksOff() const {
    const double rate = m_info.framesPerSecond > 0 ? m_info.framesPerSecond : kAssumedFramesPerSecond;
    const double allowed = m_hasSound ? std::max(2.0, 0.1 * m_durationS) : std::max(0.15, 3 / rate);
    return m_durationS - Seconds(m_lastTime).count() - 1 / rate > allowed || isCutRiff(m_path);
}

std::string VideoFileSource::whyNothing(const PicturePipeline::Pulled& pulled) const {
    if (m_hasSound) {
        return "it holds sound but no pictures";
    }
    if (pulled.fault && pulled.fault->is(GST_CORE_ERROR, GST_CORE_ERROR_MISSING_PLUGIN)) {
        return "no decoder for it is installed; gstreamer1.0-libav has most";
    }
    return pulled.fault ? pulled.fault->text : "it holds no picture";
}

std::optional<Frame> VideoFileSource::finish(const PicturePipeline::Pulled& pulled) {
    m_state = SourceState::Failed;
    if (m_frames == 0) {
        throw Error("'" + m_path + "' is not a video that can be decoded (" + whyNothing(pulled) +
                    "); it may be cut short or no video at all: play it in a media player, or convert it to MP4");
    }
    if (pulled.fault || !pulled.ended || breaksOff()) {
        throw Error("'" + m_path + "' breaks off: " + std::to_string(m_frames) + " pictures up to " +
                    seconds(Seconds(m_lastTime).count()) +
                    (m_durationS > 0 ? " of " + seconds(m_durationS) : std::string()) + " could be read" +
                    (pulled.fault ? " (" + pulled.fault->text + ")" : "") + "; copy or record it again");
    }
    m_state = SourceState::Finished;
    return std::nullopt;
}

}  // namespace core

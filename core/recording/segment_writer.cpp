#include "core/recording/segment_writer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/capture/finish_file.h"
#include "core/capture/video_encoding.h"
#include "core/types/error.h"

namespace core {
namespace {

/// Matroska counts in milliseconds: two pictures must not get the same time.
constexpr auto kSmallestStep = std::chrono::milliseconds(1);
constexpr auto kSyncInterval = std::chrono::seconds(1);

VideoFormat formatOf(RecordingCodec codec) {
    switch (codec) {
        case RecordingCodec::Mjpeg: return VideoFormat::MjpegMatroska;
        case RecordingCodec::H264: return VideoFormat::H264Matroska;
        case RecordingCodec::Ffv1: return VideoFormat::Ffv1Matroska;
    }
    throw Error("this codec is unknown", Error::Kind::BadUsage);
}

VideoWriterOptions optionsOf(const RecorderConfig& config, double framesPerSecond) {
    VideoWriterOptions options;
    options.format = formatOf(config.codec);
    options.framesPerSecond = framesPerSecond;
    options.jpegQuality = config.jpegQuality;
    options.unfinished = Unfinished::Keep;
    return options;
}

std::string reserved(std::string file) {
    if (std::filesystem::exists(file))
        throw Error("'" + file + "' is there already and is not written over; choose another name");
    const std::string temporary = temporaryName(file);
    const int descriptor = ::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        if (errno == EEXIST)
            throw Error("'" + temporary +
                        "' is there already: another program records it, or one was interrupted; repair the data set "
                        "('carpus dataset check --repair') or choose another name");
        throw Error("cannot write '" + file + "' (" + std::strerror(errno) +
                    "); check that its folder exists, is writable and has room");
    }
    ::close(descriptor);
    return file;
}

}  // namespace

void requireCodec(RecordingCodec codec) { encoding({.format = formatOf(codec)}); }

SegmentWriter::SegmentWriter(std::string file, const RecorderConfig& config, double framesPerSecond)
    : m_writer(reserved(file), optionsOf(config, framesPerSecond)), m_lastSync(Clock::now()) {
    m_segment.file = std::move(file);
}

bool SegmentWriter::fits(const Frame& frame) const {
    return empty() || (frame.image->width == m_segment.width && frame.image->height == m_segment.height);
}

void SegmentWriter::write(const Frame& frame) {
    const TimePoint time = empty() ? frame.captureTime : std::max(frame.captureTime, m_lastWritten + kSmallestStep);
    m_writer.write(*frame.image, Seconds(time.time_since_epoch()).count());
    m_lastWritten = time;
    if (empty()) {
        m_segment.first = frame.captureTime;
        m_segment.width = frame.image->width;
        m_segment.height = frame.image->height;
    }
    m_segment.last = frame.captureTime;
    ++m_segment.frames;
}

void SegmentWriter::syncNowAndThen() {
    if (Clock::now() - m_lastSync < kSyncInterval) return;
    m_writer.sync();
    m_lastSync = Clock::now();
}

RecordedSegment SegmentWriter::finish() {
    m_writer.finish();
    const double seconds = Seconds(m_segment.last - m_segment.first).count();
    if (m_segment.frames > 1 && seconds > 0) m_segment.framesPerSecond = (m_segment.frames - 1) / seconds;
    return m_segment;
}

}  // namespace core

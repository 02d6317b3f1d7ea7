#pragma once

#include <cstdint>
#include <string>

#include "core/capture/video_writer.h"
#include "core/types/recording.h"

namespace core {

/// One file of a take while it is written. Whatever happens, what was written survives: the temporary file stays where
/// finish() was not reached. One thread.
class SegmentWriter {
public:
    /// Reserves the file's name against other programs. Throws Error.
    SegmentWriter(std::string file, const RecorderConfig& config, double framesPerSecond);

    /// Waits while the encoder is behind. Throws Error.
    void write(const Frame& frame);
    /// Brings what is coded to the disk, at most once a second. Throws Error.
    void syncNowAndThen();
    /// Makes the file appear under its name, whole and synced. Throws Error.
    RecordedSegment finish();
    void discard() { m_writer.discard(); }

    bool empty() const { return m_segment.frames == 0; }
    const RecordedSegment& soFar() const { return m_segment; }
    bool fits(const Frame& frame) const;

private:
    RecordedSegment m_segment;
    VideoWriter m_writer;
    TimePoint m_lastWritten{};  ///< as it stands in the file
    TimePoint m_lastSync;
};

/// Throws Error naming what to install where the codec cannot be written.
void requireCodec(RecordingCodec codec);

}  // namespace core

#pragma once

#include "core/capture/picture_pipeline.h"
#include "core/types/frame_source.h"

namespace core {

/// Every picture of a video file in order, with media time, as fast as it is read. A file that breaks off makes the
/// last next() throw, after what decodes was delivered.
class VideoFileSource : public FrameSource {
public:
    /// Throws Error for a missing, unreadable or empty file; that it is no video shows in the first next().
    explicit VideoFileSource(const std::string& path);

    std::optional<Frame> next(std::stop_token stop) override;
    SourceInfo info() const override { return m_info; }
    SourceState state() const override { return m_state; }
    std::uint64_t droppedLate() const override { return 0; }
    /// As the container says; 0 where it does not. Known after the first frame.
    double durationS() const { return m_durationS; }

private:
    Frame deliver(Picture picture);
    std::optional<Frame> finish(const PicturePipeline::Pulled& pulled);
    std::string whyNothing(const PicturePipeline::Pulled& pulled) const;
    bool breaksOff() const;

    std::string m_path;
    SourceInfo m_info;
    std::atomic<SourceState> m_state{SourceState::Connecting};
    std::atomic<bool> m_hasSound{false};  // before the pipeline: its threads write here until it is stopped
    PicturePipeline m_pipeline;
    bool m_started = false;
    double m_durationS = 0;
    std::uint64_t m_frames = 0;
    std::chrono::nanoseconds m_lastTime{-1};
};

}  // namespace core

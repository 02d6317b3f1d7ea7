#pragma once

#include <functional>
#include <memory>

#include "core/capture/picture_pipeline.h"
#include "core/types/config.h"
#include "core/types/error.h"
#include "core/types/frame_source.h"

namespace core {

/// How one kind of camera or stream is reached; everything else about live sources is the same.
struct LiveLink {
    std::string name;  ///< human name
    /// A fresh pipeline, not yet playing. Throws Error when the camera is not there.
    std::function<std::unique_ptr<PicturePipeline>()> connect;
    /// What a failed pipeline means to the user.
    std::function<Error(const PipelineFault&)> explain;
};

/// A camera or a network stream: delivers the newest picture, watches for standstill, and connects again by itself.
///   Connecting -> Running -> Frozen (no picture for freezeTimeoutMs) or Unplugged (the link broke)
///   -> Reconnecting (the other side has answered again) -> Running
class LiveSource : public FrameSource {
public:
    LiveSource(LiveLink link, const CaptureConfig& config);
    ~LiveSource() override;

    std::optional<Frame> next(std::stop_token stop) override;
    SourceInfo info() const override { return m_info; }
    SourceState state() const override { return m_state; }
    std::uint64_t droppedLate() const override { return m_droppedLate; }
    std::uint64_t reconnects() const override { return m_reconnects; }

private:
    void connect(std::stop_token stop);
    void judgeSilence(const PicturePipeline::Pulled& pulled, std::stop_token stop);
    void judgeFirstConnection(const PicturePipeline::Pulled& pulled) const;
    void loseLink(SourceState why, std::stop_token stop);
    Frame deliver(Picture picture);

    LiveLink m_link;
    std::chrono::milliseconds m_connectTimeout;
    std::chrono::milliseconds m_freezeTimeout;
    SourceInfo m_info;
    std::atomic<SourceState> m_state{SourceState::Connecting};
    std::atomic<std::uint64_t> m_droppedLate{0};
    std::atomic<std::uint64_t> m_reconnects{0};
    std::unique_ptr<PicturePipeline> m_pipeline;
    bool m_everRan = false;
    TimePoint m_attemptBegan{};
    TimePoint m_lastSeen{};                     ///< when the last picture was taken over
    TimePoint m_lastCapture{};                  ///< its capture time
    std::optional<std::uint64_t> m_lastNumber;  ///< of the present pipeline; empty before its first picture
    std::uint64_t m_sequence = 0;
};

}  // namespace core

#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/buffer/latest.h"
#include "core/pipeline/live_pipeline.h"
#include "core/types/frame_source.h"
#include "core/types/worker_status.h"

namespace app {

/// Keeps a source running on a thread of its own, for recording: with live recognition beside it, or without. One
/// reader thread.
class RecordCapture {
public:
    /// `classifier` may be null.
    RecordCapture(std::unique_ptr<core::FrameSource> source, std::unique_ptr<core::Classifier> classifier);

    core::WorkerStatus status() const;
    /// What the live recognition decided since the last call, as label and event.
    std::vector<std::pair<std::string, core::GestureEvent>> takeEvents();

private:
    void capture(const std::stop_token& stop);

    std::unique_ptr<core::LivePipeline> m_pipeline;  ///< with recognition
    std::unique_ptr<core::FrameSource> m_source;     ///< without
    core::Latest<core::WorkerStatus> m_status;
    std::jthread m_thread;
};

}  // namespace app

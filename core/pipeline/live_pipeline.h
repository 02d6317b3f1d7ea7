#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <thread>
#include <vector>

#include "core/buffer/frame_ring.h"
#include "core/buffer/latest.h"
#include "core/pipeline/frame_fitter.h"
#include "core/pipeline/latency_recorder.h"
#include "core/types/classifier.h"
#include "core/types/config.h"
#include "core/types/frame_source.h"
#include "core/types/live_result.h"
#include "core/types/worker_status.h"

namespace core {

class Recogniser;

/// Live recognition: one thread captures and one recognises; the newest picture wins everywhere, so neither a slow
/// network nor a slow reader makes results late, and where cores are scarce the network goes last. Runs from
/// construction to destruction, which is prompt. All methods may be called from any one reader thread and never wait
/// for capture or inference.
class LivePipeline {
public:
    /// Starts both threads. Throws Error when the settings cannot work; trouble after that becomes status().
    LivePipeline(std::unique_ptr<FrameSource> source, std::unique_ptr<Classifier> classifier, const LiveConfig& config);
    ~LivePipeline();
    LivePipeline(const LivePipeline&) = delete;
    LivePipeline& operator=(const LivePipeline&) = delete;

    const Latest<Frame>& preview() const { return m_preview; }       ///< full-size pictures
    const Latest<LiveResult>& results() const { return m_results; }  ///< one for each tick of the network

    /// The events since the last call, oldest first.
    std::vector<GestureEvent> takeEvents();

    /// Finished when the footage has ended and its last picture was judged; Failed with a message when capture or
    /// inference threw.
    WorkerStatus status() const;
    SourceInfo sourceInfo() const;  ///< as of the newest frame
    LatencyReport latency() const;
    ClassifierInfo classifierInfo() const { return m_classifierInfo; }

    void setFireThreshold(double threshold) { m_fireThreshold = threshold; }

private:
    void capture(std::stop_token stop);
    void captureOne(const Frame& frame);
    void infer(std::stop_token stop);
    void inferOne();
    void finish();

    std::unique_ptr<FrameSource> m_source;
    std::unique_ptr<Classifier> m_classifier;
    ClassifierInfo m_classifierInfo;
    std::unique_ptr<Recogniser> m_recogniser;  ///< the inference thread's own
    FrameFitter m_fitter;                      ///< the capture thread's own
    FrameRing m_ring;
    Latest<bool> m_ended;  ///< published with every picture, true once after the last
    Latest<Frame> m_preview;
    Latest<LiveResult> m_results;
    Latest<WorkerStatus> m_status;
    Latest<SourceInfo> m_sourceInfo;
    Latest<LatencyRecorder> m_latency;
    Latest<std::vector<GestureEvent>> m_events;
    std::atomic<double> m_fireThreshold;
    std::jthread m_inferThread;  // threads last: everything above outlives them
    std::jthread m_captureThread;
};

}  // namespace core

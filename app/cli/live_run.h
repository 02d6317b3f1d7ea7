#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/console.h"
#include "app/cli/json_lines.h"
#include "app/cli/live_json.h"
#include "core/pipeline/live_pipeline.h"
#include "core/simulator/simulator_source.h"

namespace app {

/// Watches a live pipeline and tells what it says: events, truth, states, predictions, and at the end the summary.
/// One thread, which stands where the user interface stands in the Studio.
class LiveRun {
public:
    struct Options {
        double seconds = 0;  ///< 0 = until the source ends or stop is requested
        std::filesystem::path annotateFolder;
    };

    /// `simulator` lives inside of the pipeline; null for other sources.
    LiveRun(core::LivePipeline& pipeline, const core::SimulatorSource* simulator, Options options, JsonLines& json);

    /// Blocks until the end. Throws core::Error when the pipeline failed, after the summary was told.
    void run(std::stop_token stop);

private:
    void look();
    void tellStatus();
    void tellResults();
    void tellEvent(const core::GestureEvent& event);
    void tellTruth();
    void tellMissed(double untilS);
    void tellSummary();
    void printSummary(const LiveSummary& summary);
    void writePicture(const core::GestureEvent* event);
    std::optional<core::TruthEvent> truthAt(double timeS) const;
    /// Whether any event fired for it, whatever its label.
    bool answered(const core::TruthEvent& gesture) const;
    core::EventCounts compareWithTruth(double seconds) const;
    bool ended() const;
    double elapsedS() const;

    core::LivePipeline& m_pipeline;
    const core::SimulatorSource* m_simulator;
    Options m_options;
    JsonLines& m_json;
    Console m_console;
    core::LabelSet m_labels;
    std::optional<core::TimePoint> m_begin;  ///< what time_s counts from
    std::string m_lastState;
    std::vector<core::GestureEvent> m_events;
    std::size_t m_missedTold = 0;  ///< gestures whose time for an event is over
    std::size_t m_truthTold = 0;
    std::uint64_t m_previewSeen = 0;
    std::uint64_t m_resultSeen = 0;
    std::optional<core::Frame> m_frame;
    std::vector<Ranked> m_top;
    int m_pictures = 0;
    core::TimePoint m_nextPicture{};
};

}  // namespace app

#pragma once

#include <optional>
#include <stop_token>
#include <string>

#include "app/cli/console.h"
#include "app/cli/input_lines.h"
#include "app/cli/json_lines.h"
#include "app/cli/record_capture.h"
#include "core/recording/cut_take.h"
#include "core/recording/prompt_script.h"
#include "core/recording/recording_session.h"
#include "core/simulator/prompted_source.h"

namespace app {

/// Leads through a recording session in the terminal: prompts or one long take, with commands typed as lines. One
/// thread, which stands where the user interface stands in the Studio.
class RecordRun {
public:
    struct Options {
        core::PromptConfig prompts;
        bool continuous = false;
        double seconds = 0;                                           ///< of a long take; 0 = until Ctrl-C
        double preRollS = 0;                                          ///< kept from before the word to begin
        std::optional<core::CutInto> cut = core::CutInto::Stretches;  ///< of a long take at its end
    };

    /// `simulator` performs what is asked for; null for other sources.
    RecordRun(core::RecordingSession& session, RecordCapture& capture, core::PromptedSource* simulator,
              const Options& options, JsonLines& json);

    /// Blocks until the end. Throws core::Error when recording failed, after the summary was told.
    void run(std::stop_token stop);

private:
    bool awaitFirstPicture(const std::stop_token& stop);
    void runPrompts(const std::stop_token& stop);
    void runContinuous(const std::stop_token& stop);
    void begin(const core::PromptEvent& go);
    void tellCue(const core::PromptEvent& event);
    void tellStatus();
    void tellStored();
    void obey(core::PromptScript& script, const std::string& command);
    void markLine(const std::string& label);
    void markEvents();
    void awaitStored();
    void cutTakes();
    void tellSummary();
    bool sourceEnded();
    bool broken() const;
    double elapsedS() const;

    core::RecordingSession& m_session;
    RecordCapture& m_capture;
    core::PromptedSource* m_simulator;
    Options m_options;
    JsonLines& m_json;
    Console m_console;
    InputLines m_input;
    core::TimePoint m_begin = core::Clock::now();
    std::uint64_t m_take = 0;
    std::string m_lastState;
    std::string m_trouble;  ///< why the session ended early
    int m_stored = 0;
    int m_marks = 0;
    int m_clips = 0;  ///< cut from long takes
    std::uint64_t m_frames = 0;
    std::uint64_t m_lost = 0;
    std::uint64_t m_missed = 0;
    std::vector<std::string> m_longTakes;
};

}  // namespace app

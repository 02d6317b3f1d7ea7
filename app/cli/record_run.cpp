#include "app/cli/record_run.h"

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/cli/recognition.h"
#include "app/cli/recovered.h"
#include "app/common/interrupt.h"
#include "core/types/error.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using State = core::RecorderStatus::State;

constexpr auto kLookInterval = std::chrono::milliseconds(10);
constexpr auto kStoreLimit = std::chrono::seconds(120);

double rounded(double value) { return std::round(value * 1000) / 1000; }

bool sleepALittle(const std::stop_token& stop) { return sleepUntil(core::Clock::now() + kLookInterval, stop); }

const char* cueName(core::PromptCue cue) {
    switch (cue) {
        case core::PromptCue::Tick: return "tick";
        case core::PromptCue::Go: return "go";
        case core::PromptCue::Stop: return "stop";
        case core::PromptCue::Rest: return "rest";
        case core::PromptCue::Done: return "done";
    }
    return "";
}

const char* recorderStateName(State state) {
    switch (state) {
        case State::Idle: return "idle";
        case State::Recording: return "recording";
        case State::CameraGone: return "camera gone";
        case State::Finishing: return "finishing";
        case State::DiskFull: return "disk full";
        case State::Failed: return "failed";
    }
    return "";
}

}  // namespace

RecordRun::RecordRun(core::RecordingSession& session, RecordCapture& capture, core::PromptedSource* simulator,
                     const Options& options, JsonLines& json)
    : m_session(session),
      m_capture(capture),
      m_simulator(simulator),
      m_options(options),
      m_json(json),
      m_console(json.onStdout()) {}

void RecordRun::run(std::stop_token stop) {
    tellRecovered(m_session.recovered(), m_json, m_console);
    if (awaitFirstPicture(stop)) m_options.continuous ? runContinuous(stop) : runPrompts(stop);
    m_session.end(core::Clock::now());
    awaitStored();
    if (m_options.cut) cutTakes();
    tellSummary();
    if (m_trouble.empty() && broken()) m_trouble = m_session.status().message;
    if (!m_trouble.empty()) throw core::Error(m_trouble);
}

bool RecordRun::awaitFirstPicture(const std::stop_token& stop) {
    while (m_capture.status().counters.captured == 0) {
        const core::WorkerStatus status = m_capture.status();
        if (status.state == core::WorkerStatus::State::Failed) throw core::Error(status.message);
        if (!sleepALittle(stop)) return false;
    }
    return true;
}

void RecordRun::runPrompts(const std::stop_token& stop) {
    core::PromptScript script(m_options.prompts);
    script.start(core::Clock::now());
    do {
        for (const std::string& command : m_input.take()) obey(script, command);
        for (const core::PromptEvent& event : script.advance(core::Clock::now())) {
            if (event.cue == core::PromptCue::Go) begin(event);
            tellCue(event);
        }
        tellStatus();
        tellStored();
        if (script.state(core::Clock::now()).phase == core::PromptPhase::Done) return;
        if (sourceEnded()) break;
    } while (!broken() && sleepALittle(stop));
    if (stop.stop_requested() && m_take != 0 && script.state(core::Clock::now()).phase == core::PromptPhase::Recording)
        m_session.discard(m_take);  // half a gesture is none
}

bool RecordRun::sourceEnded() {
    const core::WorkerStatus status = m_capture.status();
    if (status.state == core::WorkerStatus::State::Running) return false;
    const bool failed = status.state == core::WorkerStatus::State::Failed;
    if (failed || !m_options.continuous)
        m_trouble = (failed ? status.message : "the source has ended before all was recorded") +
                    "; what was recorded until then is kept";
    return true;
}

void RecordRun::begin(const core::PromptEvent& go) {
    if (m_simulator) m_simulator->perform(go.label);
    const auto preRoll = std::chrono::duration_cast<core::Clock::duration>(core::Seconds(m_options.preRollS));
    const auto length = std::chrono::duration_cast<core::Clock::duration>(core::Seconds(m_options.prompts.recordS));
    m_take = m_session.beginClip(go.label, go.time - preRoll, go.time + length);
}

void RecordRun::obey(core::PromptScript& script, const std::string& command) {
    const core::TimePoint now = core::Clock::now();
    const std::uint64_t judged = m_take;
    if (command == "k") {
        script.keep(now);
    } else if (command == "d" || command == "r") {
        const bool done = command == "d" ? script.discard(now) : script.redo(now);
        if (!done) return m_console.notice("there is no recording to judge now");
        m_session.discard(judged);
        m_json.write({{"type", "discarded"}, {"take", judged}});
    } else if (command == "p") {
        if (script.state(now).phase == core::PromptPhase::Paused) return script.resume(now);
        if (script.state(now).phase == core::PromptPhase::Recording) m_session.discard(judged);
        script.pause(now);
        m_console.notice("paused; 'p' goes on");
    } else if (!command.empty()) {
        m_console.notice("'" + command + "' is no command; k keeps, d discards, r records again, p pauses");
    }
}

void RecordRun::tellCue(const core::PromptEvent& event) {
    m_json.write({{"type", "cue"},
                  {"cue", cueName(event.cue)},
                  {"label", event.label},
                  {"time_s", rounded(core::Seconds(event.time - m_begin).count())}});
    switch (event.cue) {
        case core::PromptCue::Tick: m_console.notice("next: " + spokenLabel(event.label)); break;
        case core::PromptCue::Go: m_console.notice("NOW:  " + spokenLabel(event.label)); break;
        case core::PromptCue::Stop: m_console.notice("stop"); break;
        case core::PromptCue::Rest: m_console.notice(format("rest for %.0f s", m_options.prompts.longRestS)); break;
        case core::PromptCue::Done: m_console.notice("done"); break;
    }
}

void RecordRun::runContinuous(const std::stop_token& stop) {
    m_take = m_session.beginContinuous(core::Clock::now());
    const core::TimePoint end =
        m_options.seconds > 0
            ? core::Clock::now() + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(m_options.seconds))
            : core::TimePoint::max();
    while (core::Clock::now() < end && !broken() && sleepALittle(stop)) {
        for (const std::string& label : m_input.take()) markLine(label);
        markEvents();
        tellStatus();
        tellStored();
        if (sourceEnded()) break;
    }
    markEvents();
}

void RecordRun::markLine(const std::string& label) {
    if (label.empty()) return;
    core::RecordingMark mark;
    mark.label = label;
    mark.start = mark.end = core::Clock::now();
    if (!m_session.mark(mark)) return;
    ++m_marks;
    m_json.write({{"type", "mark"},
                  {"label", label},
                  {"time_s", rounded(core::Seconds(mark.start - m_begin).count())},
                  {"predicted", false}});
}

void RecordRun::markEvents() {
    for (const auto& [label, event] : m_capture.takeEvents()) {
        core::RecordingMark mark{label, event.start, event.fired, true, event.confidence};
        if (!m_session.mark(mark)) continue;
        m_json.write({{"type", "mark"},
                      {"label", label},
                      {"time_s", rounded(core::Seconds(event.start - m_begin).count())},
                      {"predicted", true},
                      {"confidence", rounded(event.confidence)}});
    }
}

void RecordRun::tellStatus() {
    const core::RecorderStatus status = m_session.status();
    const std::string state = recorderStateName(status.state);
    const std::string told = state + (status.diskLow ? " low" : "") + (status.gaps > 0 ? " gap" : "");
    if (told == m_lastState) return;
    m_lastState = told;
    m_json.write({{"type", "status"},
                  {"state", state},
                  {"message", status.message},
                  {"free_disk_bytes", status.freeDiskBytes},
                  {"disk_low", status.diskLow}});
    if (status.diskLow) m_console.notice("the disk is getting full");
    if (!status.message.empty() && !broken()) m_console.notice(status.message);
}

void RecordRun::tellStored() {
    for (const core::StoredTake& take : m_session.takeStored()) {
        ++m_stored;
        m_frames += std::uint64_t(take.frames);
        m_lost += take.framesLost;
        m_missed += take.framesMissed;
        if (take.clip == 0) m_longTakes.push_back(take.path);
        m_json.write({{"type", take.clip == 0 ? "take" : "clip"},
                      {"path", take.path},
                      {"label", take.label},
                      {"take", take.take},
                      {"frames", take.frames},
                      {"duration_s", rounded(take.durationS)},
                      {"frames_lost", take.framesLost},
                      {"frames_missed", take.framesMissed},
                      {"note", take.note}});
        if (!m_json.onStdout())
            m_console.result(format("%s  %s  %.2f s, %d frames", take.path.c_str(),
                                    take.label.empty() ? "long take" : take.label.c_str(), take.durationS,
                                    take.frames));
    }
}

void RecordRun::awaitStored() {
    const core::TimePoint limit = core::Clock::now() + kStoreLimit;
    const auto working = [&] {
        const State state = m_session.status().state;
        return m_session.storing() || state == State::Recording || state == State::CameraGone ||
               state == State::Finishing;
    };
    while (working() && core::Clock::now() < limit) sleepALittle({});
    tellStatus();
    tellStored();
}

void RecordRun::cutTakes() {
    if (m_longTakes.empty()) return;
    core::ClipStore store = core::ClipStore::open(m_session.place().folder);
    for (const std::string& path : m_longTakes) m_clips += core::cutTake(store, path, *m_options.cut);
}

void RecordRun::tellSummary() {
    m_json.write({{"type", "summary"},
                  {"seconds", rounded(elapsedS())},
                  {"stored", m_stored},
                  {"marks", m_marks},
                  {"clips_cut", m_clips},
                  {"frames", m_frames},
                  {"frames_lost", m_lost},
                  {"frames_missed", m_missed}});
    std::string text = format("%d recordings, %llu frames, %llu lost, %llu missed by the source", m_stored,
                              static_cast<unsigned long long>(m_frames), static_cast<unsigned long long>(m_lost),
                              static_cast<unsigned long long>(m_missed));
    if (m_clips > 0) text += format("; cut into %d clips", m_clips);
    m_console.result(text);
}

bool RecordRun::broken() const {
    const State state = m_session.status().state;
    return state == State::Failed || state == State::DiskFull;
}

double RecordRun::elapsedS() const { return core::Seconds(core::Clock::now() - m_begin).count(); }

}  // namespace app

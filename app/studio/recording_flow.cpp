#include "app/studio/recording_flow.h"

#include <QStorageInfo>
#include <exception>

#include "core/types/error.h"

namespace app {
namespace {

constexpr int kTickMs = 33;

core::RecordingPlace placeOf(const QString& folder, const ui::RecordingSetup& setup) {
    core::RecordingPlace place;
    place.folder = folder.toStdString();
    place.subject = setup.subject;
    place.session = setup.session;
    place.scene = setup.scene;
    return place;
}

core::TimePoint after(core::TimePoint time, double seconds) {
    return time + std::chrono::duration_cast<core::Clock::duration>(core::Seconds(seconds));
}

}  // namespace

RecordingFlow::RecordingFlow(std::shared_ptr<PictureTap> tap, QObject* parent)
    : QObject(parent), m_tap(std::move(tap)) {
    m_thread.setObjectName("recording");
    m_worker.moveToThread(&m_thread);
    m_thread.start();
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RecordingFlow::tick);
}

RecordingFlow::~RecordingFlow() {
    m_tap->set(nullptr);
    m_session.reset();
    m_thread.quit();
    m_thread.wait();
}

void RecordingFlow::start(const QString& folder, const ui::RecordingSetup& setup) {
    if (running()) return;
    m_folder = folder;
    m_setup = setup;
    QMetaObject::invokeMethod(
        &m_worker,
        [this, place = placeOf(folder, setup), number = ++m_number] {
            std::shared_ptr<core::RecordingSession> session;
            QString problem;
            try {
                session = std::make_shared<core::RecordingSession>(place, core::RecorderConfig());
            } catch (const std::exception& error) {
                problem = QString::fromUtf8(error.what());
            }
            QMetaObject::invokeMethod(
                this,
                [this, session, problem, number] {
                    if (number != m_number) return;
                    if (session)
                        accept(session);
                    else
                        Q_EMIT ended(problem);
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void RecordingFlow::accept(std::shared_ptr<core::RecordingSession> session) {
    m_session = std::move(session);
    m_tap->set(m_session);
    m_take.reset();
    m_marks = 0;
    const core::TimePoint now = core::Clock::now();
    try {
        m_script.reset();
        if (m_setup.continuous) {
            m_take = m_session->beginContinuous(now);
            m_began = now;
        } else {
            m_script.emplace(m_setup.prompt);
            m_script->start(now);
        }
    } catch (const core::Error& error) {
        retire(QString::fromUtf8(error.what()));
        return;
    }
    m_timer.start(kTickMs);
    tick();
}

void RecordingFlow::tick() {
    if (!running()) return;
    const core::TimePoint now = core::Clock::now();
    if (m_script) handle(m_script->advance(now));
    if (!running()) return;
    m_session->takeStored();
    ui::RecordingNews told;
    told.recorder = m_session->status();
    told.marks = m_marks;
    told.freeGB = double(QStorageInfo(m_folder).bytesAvailable()) / 1e9;
    if (m_script)
        told.prompt = m_script->state(now);
    else
        told.continuousS = core::Seconds(now - m_began).count();
    Q_EMIT news(told, m_setup);
    using State = core::RecorderStatus::State;
    if (told.recorder.state == State::Failed || told.recorder.state == State::DiskFull)
        retire(QString::fromStdString(told.recorder.message));
}

void RecordingFlow::handle(const std::vector<core::PromptEvent>& events) {
    for (const core::PromptEvent& event : events) {
        if (m_setup.sounds) Q_EMIT cue(event.cue);
        try {
            obey(event);
        } catch (const core::Error& error) {
            retire(QString::fromUtf8(error.what()));
            return;
        }
    }
}

void RecordingFlow::obey(const core::PromptEvent& event) {
    if (event.cue == core::PromptCue::Go) {
        const bool fixed = m_setup.prompt.handsFree;
        const auto until = fixed ? std::optional(after(event.time, m_setup.prompt.recordS)) : std::nullopt;
        m_take = m_session->beginClip(event.label, event.time, until);
    } else if (event.cue == core::PromptCue::Stop) {
        m_session->end(event.time);
    }
}

void RecordingFlow::discardTake() {
    if (!m_take) return;
    QMetaObject::invokeMethod(
        &m_worker,
        [this, session = m_session, take = *m_take] {
            try {
                session->discard(take);
            } catch (const std::exception& error) {
                const QString problem = QString::fromUtf8(error.what());
                QMetaObject::invokeMethod(
                    this, [this, problem] { retire(problem); }, Qt::QueuedConnection);
            }
        },
        Qt::QueuedConnection);
    m_take.reset();
}

void RecordingFlow::press() {
    if (running() && m_script) handle(m_script->press(core::Clock::now()));
}

void RecordingFlow::release() {
    if (running() && m_script) handle(m_script->release(core::Clock::now()));
}

/// A recording that is broken off by a pause is not wanted.
void RecordingFlow::pause(bool paused) {
    if (!running() || !m_script) return;
    const core::TimePoint now = core::Clock::now();
    const bool recording = m_script->state(now).phase == core::PromptPhase::Recording;
    if (!paused) {
        m_script->resume(now);
        return;
    }
    handle(m_script->pause(now));
    if (recording && running()) discardTake();
}

void RecordingFlow::keep() {
    if (running() && m_script) m_script->keep(core::Clock::now());
}

void RecordingFlow::discard() {
    if (running() && m_script && m_script->discard(core::Clock::now())) discardTake();
}

void RecordingFlow::redo() {
    if (running() && m_script && m_script->redo(core::Clock::now())) discardTake();
}

void RecordingFlow::mark(const std::string& label) {
    const core::TimePoint now = core::Clock::now();
    if (running() && !m_script && m_session->mark({label, now, now})) ++m_marks;
}

void RecordingFlow::notePrediction(const std::string& label, const core::GestureEvent& event) {
    if (running() && !m_script) m_session->mark({label, event.start, event.fired, true, event.confidence});
}

/// A recording that is broken off is not wanted; of one long video all is.
void RecordingFlow::stop() {
    if (!running()) return;
    if (m_script && m_script->state(core::Clock::now()).phase == core::PromptPhase::Recording) {
        m_session->end(core::Clock::now());
        discardTake();
    }
    retire({});
}

/// The last reference goes on the other thread, where an open take may be finished and stored without hurry.
void RecordingFlow::retire(const QString& problem) {
    if (!running()) return;
    m_timer.stop();
    m_tap->set(nullptr);
    if (!m_setup.continuous) m_session->end(core::Clock::now());
    m_script.reset();
    QMetaObject::invokeMethod(
        &m_worker, [session = std::move(m_session)]() mutable { session.reset(); }, Qt::QueuedConnection);
    m_session.reset();
    Q_EMIT ended(problem);
}

}  // namespace app

#pragma once

#include <QObject>
#include <QThread>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>

#include "app/studio/picture_tap.h"
#include "core/recording/prompt_script.h"
#include "core/types/prediction.h"
#include "ui/recording_values.h"

namespace app {

/// Leads through one recording session: tells the prompt script the time, starts and ends takes as it says, and throws
/// away those that the person does not want. GUI thread; what may wait for the disk runs on a thread of its own.
class RecordingFlow : public QObject {
    Q_OBJECT

public:
    explicit RecordingFlow(std::shared_ptr<PictureTap> tap, QObject* parent = nullptr);
    /// Ends and stores an open take.
    ~RecordingFlow() override;

    void start(const QString& folder, const ui::RecordingSetup& setup);
    /// What was recorded is kept.
    void stop();
    void pause(bool paused);
    void press();
    void release();
    void keep();
    void discard();
    void redo();
    void mark(const std::string& label);
    /// What the live recognition said while one long video is recorded.
    void notePrediction(const std::string& label, const core::GestureEvent& event);
    bool running() const { return m_session != nullptr; }

Q_SIGNALS:
    void news(const ui::RecordingNews& news, const ui::RecordingSetup& setup);
    void ended(const QString& problem);
    /// A sound, where sounds are wanted.
    void cue(core::PromptCue cue);

private:
    void accept(std::shared_ptr<core::RecordingSession> session);
    void tick();
    void handle(const std::vector<core::PromptEvent>& events);
    void obey(const core::PromptEvent& event);
    void discardTake();
    void retire(const QString& problem);

    std::shared_ptr<PictureTap> m_tap;
    QThread m_thread;
    QObject m_worker;  ///< lives in m_thread: opens and closes sessions, throws takes away
    QTimer m_timer;
    QString m_folder;
    ui::RecordingSetup m_setup;
    std::optional<core::PromptScript> m_script;
    std::shared_ptr<core::RecordingSession> m_session;
    std::optional<std::uint64_t> m_take;  ///< the newest one
    core::TimePoint m_began{};            ///< of a long video
    int m_marks = 0;
    int m_number = 0;  ///< of the newest start: an older one that is ready too late is not taken
};

}  // namespace app

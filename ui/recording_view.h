#pragma once

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include "core/types/frame.h"
#include "ui/dataset_snapshot.h"
#include "ui/recording_values.h"
#include "ui/replay_reel.h"

namespace ui {

class ClassProgress;
class PromptStage;
class SessionForm;
class VideoView;

/// The recording of a session: who and how, then the prompts beside the live picture, with what was just recorded shown
/// again at once. Keys: Space records or cuts the countdown short, Return keeps, Delete discards, R does it again,
/// P pauses; in one long video the label keys set marks.
class RecordingView : public QWidget {
    Q_OBJECT

public:
    explicit RecordingView(QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    /// Every picture of the live source; also while this view is not shown.
    void setFrame(const core::Frame& frame);
    /// Whether pictures come, in words: what the camera does.
    void setCameraText(const QString& text) { m_cameraText = text; }
    /// A session has begun and how it is doing; called often.
    void setNews(const RecordingNews& news, const RecordingSetup& setup);
    /// The session is over, or could not begin and why.
    void setIdle(const QString& problem = {});
    bool running() const { return m_running; }

    SessionForm& form() { return *m_form; }
    PromptStage& stage() { return *m_stage; }

Q_SIGNALS:
    void startWanted(const ui::RecordingSetup& setup);
    void stopWanted();
    void pauseWanted(bool paused);
    void pressed();
    void released();
    void keepWanted();
    void discardWanted();
    void redoWanted();
    void markWanted(const QString& label);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QWidget* buildSide();
    QWidget* buildButtons();
    QPushButton* addButton(const QString& text, const QString& key);
    void showPicture();
    void refreshState();
    bool judging() const;
    bool paused() const { return m_news.prompt.phase == core::PromptPhase::Paused; }

    SessionForm* m_form = nullptr;
    PromptStage* m_stage = nullptr;
    VideoView* m_video = nullptr;
    ClassProgress* m_progress = nullptr;
    QStackedWidget* m_side = nullptr;
    QLabel* m_total = nullptr;
    QLabel* m_state = nullptr;
    QLabel* m_problem = nullptr;
    QWidget* m_buttons = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_discard = nullptr;
    QPushButton* m_redo = nullptr;
    QPushButton* m_stop = nullptr;
    QString m_cameraText;
    RecordingNews m_news;
    RecordingSetup m_setup;
    core::ImagePtr m_live;
    ReplayReel m_reel;
    QElapsedTimer m_sinceReplay;
    bool m_running = false;
    bool m_held = false;  ///< Space is down
};

}  // namespace ui

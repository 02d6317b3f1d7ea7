#pragma once

#include <QObject>
#include <deque>

#include "app/studio/file_explainer.h"
#include "app/studio/live_controller.h"
#include "ui/event_replay.h"

namespace app {

/// Remembers what the network saw of the last gestures and shows it, with where it looked, when somebody asks. Where
/// it looked is found out only then, on a thread behind the live view. GUI thread only.
class ReplayController : public QObject {
    Q_OBJECT

public:
    ReplayController(ui::MainWindow& window, LiveController& live, FileExplainer::Load load);

    void notePrediction(const core::LiveResult& result);
    void noteEvent(const std::string& label, const core::GestureEvent& event);
    void forget();
    /// Another model from now on.
    void use(FileExplainer::Load load);

private:
    void show(int row);

    ui::MainWindow& m_window;
    FileExplainer m_explainer;
    std::deque<core::LiveResult> m_recent;   ///< oldest first
    std::deque<ui::ReplayedEvent> m_events;  ///< newest first, as the page lists them
};

}  // namespace app

#pragma once

#include <QStackedWidget>
#include <QTimer>

#include "ui/clip_player.h"
#include "ui/file_values.h"
#include "ui/frame_strip.h"
#include "ui/message_panel.h"
#include "ui/probability_chart.h"
#include "ui/verdict_panel.h"

namespace ui {

/// One recording of the queue in full: player, verdict, and below them the frames that the model saw or, for a long
/// recording, its timeline. What is not here is told in words.
class FileView : public QStackedWidget {
    Q_OBJECT

public:
    FileView(QAction* attention, QWidget* parent = nullptr);

    /// Null shows that no recording is chosen.
    void setEntry(const FileEntry* entry);
    /// What was asked for has come; of another recording it is ignored.
    void setSeen(const SeenClip& clip);
    void setThreshold(double threshold) { m_chart->setThreshold(threshold); }

    ClipPlayer& player() { return *m_player; }
    VerdictPanel& verdict() { return *m_verdict; }
    ProbabilityChart& chart() { return *m_chart; }
    FrameStrip& strip() { return *m_strip; }
    const MessagePanel& message() const { return *m_message; }

Q_SIGNALS:
    /// The frames that the model saw of this recording, and its attention, are wanted.
    void seenWanted(const QString& path);
    /// `folder` and the request's path make the file.
    void footageWanted(const QString& folder, const ui::FootageRequest& request);
    void correctionWanted(const QString& path, const std::string& label);
    void retryWanted(const QString& path);

private:
    QWidget* buildResult(QAction* attention);
    void showResult(const FileEntry& entry);
    void showHint(const FileEntry* entry);
    void showProblem(const FileEntry& entry);
    void play(const FileEntry& entry);

    QLabel* m_hint = nullptr;
    MessagePanel* m_message = nullptr;
    QWidget* m_result = nullptr;
    ClipPlayer* m_player = nullptr;
    VerdictPanel* m_verdict = nullptr;
    QWidget* m_frames = nullptr;
    FrameStrip* m_strip = nullptr;
    QLabel* m_stripProblem = nullptr;
    ProbabilityChart* m_chart = nullptr;
    QTimer m_follow;  ///< the chart follows the player
    QString m_path;
    const FileVerdict* m_shown = nullptr;  ///< whose result is shown; never looked into
};

}  // namespace ui

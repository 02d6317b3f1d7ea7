#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QWidget>

#include "ui/training_values.h"

namespace ui {

class CurveChart;
class MessagePanel;

/// One training while it runs and afterwards: how far it is, its curves, and what can be done with it.
class TrainingView : public QWidget {
    Q_OBJECT

public:
    explicit TrainingView(QWidget* parent = nullptr);

    void setNews(const TrainingNews& news);
    const TrainingNews& news() const { return m_news; }
    QString status() const { return m_status->text(); }

    CurveChart& loss() { return *m_loss; }
    CurveChart& accuracy() { return *m_accuracy; }
    MessagePanel& message() { return *m_message; }
    QPushButton& pauseButton() { return *m_pause; }
    QPushButton& resumeButton() { return *m_resume; }
    QPushButton& stopButton() { return *m_stop; }

Q_SIGNALS:
    void pauseWanted();
    void resumeWanted();
    /// No more of this training: the best model so far is judged.
    void stopWanted();
    void resultWanted();

private:
    QWidget* buildHead();
    void showProgress();
    void showButtons();

    TrainingNews m_news;
    QLabel* m_name = nullptr;
    QLabel* m_status = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_resume = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_result = nullptr;
    MessagePanel* m_message = nullptr;
    CurveChart* m_loss = nullptr;
    CurveChart* m_accuracy = nullptr;
    CurveChart* m_rate = nullptr;
    CurveChart* m_waiting = nullptr;
};

/// "1 h 02 min", "3 min 20 s", "45 s".
QString durationText(double seconds);

}  // namespace ui

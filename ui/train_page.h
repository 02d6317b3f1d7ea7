#pragma once

#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidget>

#include "ui/training_values.h"

namespace ui {

class EvaluationView;
class TrainSetupView;
class TrainingView;

/// The Train page: set up, progress and result of one training at a time, and the trainings made before. It shows what
/// it is told and asks for everything by signal; GUI thread only.
class TrainPage : public QWidget {
    Q_OBJECT

public:
    explicit TrainPage(QWidget* parent = nullptr);

    TrainSetupView& setup() { return *m_setup; }
    TrainingView& training() { return *m_training; }
    EvaluationView& result() { return *m_result; }
    void showSetup() { m_modes.button(0)->click(); }
    void showTraining() { m_modes.button(1)->click(); }
    void showResult() { m_modes.button(2)->click(); }
    /// Everything that can be done here, for the menu bar.
    QMenu& menu() { return *m_menu; }
    int mode() const { return m_views->currentIndex(); }

    /// The trainings made before, newest first.
    void setRuns(const QVector<RunEntry>& runs);
    /// Which of them is shown; empty for none.
    void setRun(const QString& folder);
    /// Something to know, such as a training found running at the start; empty for nothing.
    void tell(const QString& text);
    QString news() const { return m_news->text(); }

Q_SIGNALS:
    void runChosen(const QString& folder);
    /// The training goes to the trash of the desktop.
    void runTrashWanted(const QString& folder);

private:
    QWidget* buildHead();
    void addMode(const QString& text, QWidget* view, QLayout& row);
    void fillMenu();
    void buildMenu();
    void addCommand(const QString& text, QPushButton& button, int mode);

    QVector<RunEntry> m_runs;
    QString m_run;
    QButtonGroup m_modes;
    QMenu* m_menu = nullptr;
    QToolButton* m_runsButton = nullptr;
    QLabel* m_news = nullptr;
    QStackedWidget* m_views = nullptr;
    TrainSetupView* m_setup = nullptr;
    TrainingView* m_training = nullptr;
    EvaluationView* m_result = nullptr;
};

/// "running", "paused" and so on.
QString trainingStateText(TrainingState state);

}  // namespace ui

#include "ui/train_page.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/evaluation_view.h"
#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/train_setup_view.h"
#include "ui/training_view.h"

namespace ui {

QString trainingStateText(TrainingState state) {
    switch (state) {
        case TrainingState::Preparing:
        case TrainingState::Running: return TrainPage::tr("running");
        case TrainingState::Pausing:
        case TrainingState::Paused: return TrainPage::tr("paused");
        case TrainingState::Finished: return TrainPage::tr("finished");
        case TrainingState::Failed: return TrainPage::tr("not finished");
    }
    return {};
}

TrainPage::TrainPage(QWidget* parent) : QWidget(parent) {
    m_views = new QStackedWidget(this);
    m_setup = new TrainSetupView(this);
    m_training = new TrainingView(this);
    m_result = new EvaluationView(this);
    connect(m_training, &TrainingView::resultWanted, this, &TrainPage::showResult);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addWidget(buildHead());
    layout->addWidget(m_views, 1);
    buildMenu();
    setRuns({});
}

void TrainPage::buildMenu() {
    m_menu = new QMenu(tr("&Train"), this);
    addCommand(tr("&Start the training"), m_setup->trainButton(), 0);
    addCommand(tr("&All settings"), m_setup->settingsButton(), 0);
    m_menu->addSeparator();
    addCommand(tr("&Pause"), m_training->pauseButton(), 1);
    addCommand(tr("&Resume"), m_training->resumeButton(), 1);
    addCommand(tr("S&top and judge"), m_training->stopButton(), 1);
    m_menu->addSeparator();
    addCommand(tr("&Use this model"), m_result->useButton(), 2);
}

/// The command is the button: it can be given when that can be pressed.
void TrainPage::addCommand(const QString& text, QPushButton& button, int mode) {
    QAction* action = m_menu->addAction(text);
    connect(m_menu, &QMenu::aboutToShow, action,
            [action, &button] { action->setEnabled(button.isEnabled() && !button.isHidden()); });
    connect(action, &QAction::triggered, this, [this, &button, mode] {
        m_modes.button(mode)->click();
        button.click();
    });
}

void TrainPage::addMode(const QString& text, QWidget* view, QLayout& row) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setProperty("kind", "tab");
    button->setFocusPolicy(Qt::TabFocus);
    m_modes.addButton(button, m_views->addWidget(view));
    row.addWidget(button);
}

QWidget* TrainPage::buildHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    addMode(tr("Set up"), m_setup, *layout);
    addMode(tr("Progress"), m_training, *layout);
    addMode(tr("Result"), m_result, *layout);
    m_news = new QLabel(head);
    m_news->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_news->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_runsButton = new QToolButton(head);
    m_runsButton->setPopupMode(QToolButton::InstantPopup);
    m_runsButton->setFocusPolicy(Qt::TabFocus);
    m_runsButton->setAccessibleName(tr("Trainings"));
    m_runsButton->setMenu(new QMenu(m_runsButton));
    layout->addWidget(m_news, 1);
    layout->addWidget(m_runsButton);
    connect(&m_modes, &QButtonGroup::idClicked, m_views, &QStackedWidget::setCurrentIndex);
    m_modes.button(0)->setChecked(true);
    return head;
}

void TrainPage::setRuns(const QVector<RunEntry>& runs) {
    m_runs = runs;
    fillMenu();
}

void TrainPage::setRun(const QString& folder) {
    m_run = folder;
    fillMenu();
}

void TrainPage::fillMenu() {
    QMenu* menu = m_runsButton->menu();
    menu->clear();
    QString shown = tr("No training yet");
    for (const RunEntry& run : m_runs) {
        const QString text = QStringLiteral("%1 · %2").arg(run.name, trainingStateText(run.state));
        if (run.folder == m_run) shown = text;
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(run.folder == m_run);
        connect(action, &QAction::triggered, this, [this, folder = run.folder] { Q_EMIT runChosen(folder); });
    }
    if (m_run.isEmpty() && !m_runs.isEmpty()) shown = tr("Trainings");
    const auto current =
        std::find_if(m_runs.begin(), m_runs.end(), [&](const auto& run) { return run.folder == m_run; });
    const bool busy = current == m_runs.end() || current->state <= TrainingState::Pausing;
    if (current != m_runs.end()) {
        menu->addSeparator();
        QAction* trash = menu->addAction(themedIcon(QStringLiteral("trash")), tr("Move this training to the trash"));
        trash->setEnabled(!busy);
        connect(trash, &QAction::triggered, this, [this] { Q_EMIT runTrashWanted(m_run); });
    }
    m_runsButton->setText(shown + QStringLiteral("  \u25be"));
    m_runsButton->setEnabled(!m_runs.isEmpty());
    for (const int mode : {1, 2}) m_modes.button(mode)->setEnabled(!m_run.isEmpty());
}

void TrainPage::tell(const QString& text) {
    m_news->setText(text);
    m_news->setToolTip(text);
}

}  // namespace ui

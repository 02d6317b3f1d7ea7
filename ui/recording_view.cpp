#include "ui/recording_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <cmath>

#include "ui/class_progress.h"
#include "ui/label_palette.h"
#include "ui/prompt_stage.h"
#include "ui/session_form.h"
#include "ui/theme.h"
#include "ui/video_view.h"

namespace ui {
namespace {

QString minutes(double seconds) {
    return seconds < 90 ? RecordingView::tr("%1 s").arg(int(std::ceil(seconds)))
                        : RecordingView::tr("%1 min").arg(int(std::lround(seconds / 60)));
}

QString recorderText(const core::RecorderStatus& status) {
    using State = core::RecorderStatus::State;
    switch (status.state) {
        case State::CameraGone: return RecordingView::tr("Camera gone: goes on by itself when it is back");
        case State::DiskFull: return RecordingView::tr("Disk full: recording stopped, what was recorded is kept");
        case State::Failed: return QString::fromStdString(status.message);
        case State::Finishing: return RecordingView::tr("Saving…");
        case State::Idle:
        case State::Recording: break;
    }
    return {};
}

}  // namespace

RecordingView::RecordingView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    m_stage = new PromptStage(this);
    m_video = new VideoView(this);
    m_video->setMinimumSize(200, 150);
    m_problem = new QLabel(this);
    m_problem->setProperty("tone", "danger");
    m_problem->setWordWrap(true);
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(1.5 * kGrid);
    pictures->addWidget(m_stage, 1);
    pictures->addWidget(m_video, 1);
    auto* left = new QVBoxLayout;
    left->setSpacing(1.5 * kGrid);
    left->addLayout(pictures, 1);
    left->addWidget(m_problem);
    m_buttons = buildButtons();
    left->addWidget(m_buttons);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(left, 8);
    layout->addWidget(buildSide(), 3);
    connect(m_form, &SessionForm::startWanted, this, [this] {
        setFocus();
        Q_EMIT startWanted(m_form->setup());
    });
    setIdle();
}

QWidget* RecordingView::buildSide() {
    m_form = new SessionForm(this);
    auto* card = new QFrame(this);
    card->setObjectName("card");
    m_total = new QLabel(card);
    m_total->setFont(textFont(TextRole::Title));
    m_progress = new ClassProgress(card);
    m_state = new QLabel(card);
    m_state->setWordWrap(true);
    m_state->setProperty("tone", "muted");
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_total);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_state);
    m_side = new QStackedWidget(this);
    m_side->setMinimumWidth(280);
    m_side->setMaximumWidth(420);
    m_side->addWidget(m_form);
    m_side->addWidget(card);
    return m_side;
}

QWidget* RecordingView::buildButtons() {
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    m_keep = addButton(tr("Keep"), tr("Return"));
    m_discard = addButton(tr("Discard"), tr("Delete"));
    m_redo = addButton(tr("Again"), tr("R"));
    m_pause = addButton(tr("Pause"), tr("P"));
    m_stop = addButton(tr("End session"), tr("E"));
    for (QPushButton* button : {m_keep, m_discard, m_redo}) layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(m_pause);
    layout->addWidget(m_stop);
    connect(m_keep, &QPushButton::clicked, this, &RecordingView::keepWanted);
    connect(m_discard, &QPushButton::clicked, this, &RecordingView::discardWanted);
    connect(m_redo, &QPushButton::clicked, this, &RecordingView::redoWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseWanted(!paused()); });
    connect(m_stop, &QPushButton::clicked, this, &RecordingView::stopWanted);
    return row;
}

/// The keyboard belongs to the session: buttons are for the mouse and name their keys.
QPushButton* RecordingView::addButton(const QString& text, const QString& key) {
    auto* button = new QPushButton(QStringLiteral("%1  (%2)").arg(text, key), this);
    button->setFocusPolicy(Qt::NoFocus);
    return button;
}

void RecordingView::setSnapshot(const SnapshotPtr& snapshot) {
    if (snapshot) m_form->setSnapshot(*snapshot);
}

bool RecordingView::judging() const {
    return m_running && !m_setup.continuous &&
           (m_news.prompt.phase == core::PromptPhase::Rest || m_news.prompt.phase == core::PromptPhase::LongRest);
}

void RecordingView::setFrame(const core::Frame& frame) {
    m_live = frame.image;
    if (m_running && m_news.prompt.phase == core::PromptPhase::Recording) m_reel.add(frame);
    if (isVisible()) showPicture();
}

void RecordingView::setNews(const RecordingNews& news, const RecordingSetup& setup) {
    using core::PromptPhase;
    const PromptPhase before = m_running ? m_news.prompt.phase : PromptPhase::Waiting;
    if (news.prompt.phase == PromptPhase::Recording && before != PromptPhase::Recording) m_reel.clear();
    m_news = news;
    m_setup = setup;
    if (judging() && before == PromptPhase::Recording) m_sinceReplay.start();
    if (!m_running) {
        m_running = true;
        m_problem->hide();
        m_buttons->show();
        m_side->setCurrentIndex(1);
        setFocus();
    }
    m_stage->setNews(news, setup.continuous);
    m_progress->setState(news.prompt);
    m_progress->setVisible(!setup.continuous);
    refreshState();
    if (isVisible()) showPicture();
}

void RecordingView::refreshState() {
    const core::PromptState& prompt = m_news.prompt;
    m_total->setText(
        m_setup.continuous
            ? tr("%n mark(s)", nullptr, m_news.marks)
            : tr("%1 of %2 · about %3 left").arg(prompt.kept).arg(prompt.wanted).arg(minutes(prompt.remainingTotalS)));
    QStringList lines{m_cameraText};
    lines << recorderText(m_news.recorder);
    if (const auto lost = m_news.recorder.framesLost + m_news.recorder.framesMissed; lost > 0)
        lines << tr("%n picture(s) lost in this take", nullptr, int(lost));
    const double freeGB =
        m_news.recorder.freeDiskBytes > 0 ? double(m_news.recorder.freeDiskBytes) / 1e9 : m_news.freeGB;
    if (freeGB > 0) lines << tr("%1 GB free on the disk").arg(freeGB, 0, 'f', freeGB < 10 ? 1 : 0);
    if (m_news.recorder.diskLow) lines << tr("The disk is nearly full: make room soon");
    lines.removeAll(QString());
    m_state->setText(lines.join('\n'));
    for (QPushButton* button : {m_keep, m_discard, m_redo}) {
        button->setVisible(!m_setup.continuous);
        button->setEnabled(judging());
    }
    m_pause->setVisible(!m_setup.continuous);
    m_pause->setText(QStringLiteral("%1  (%2)").arg(paused() ? tr("Go on") : tr("Pause"), tr("P")));
}

void RecordingView::setIdle(const QString& problem) {
    m_running = m_held = false;
    m_reel.clear();
    m_stage->clear();
    m_side->setCurrentIndex(0);
    m_buttons->hide();
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    showPicture();
}

void RecordingView::showPicture() {
    const bool replay = judging() && !m_reel.empty() && m_sinceReplay.isValid();
    Overlay overlay;
    if (replay) overlay.state = tr("Just recorded");
    if (!replay && !m_live) overlay.state = tr("No picture yet: choose a source at the top right");
    m_video->setOverlay(overlay);
    m_video->setImage(replay ? m_reel.at(double(m_sinceReplay.elapsed()) / 1e3) : m_live);
}

void RecordingView::keyPressEvent(QKeyEvent* event) {
    if (!m_running || event->isAutoRepeat()) return QWidget::keyPressEvent(event);
    if (m_setup.continuous)
        for (const auto& [label, key] : LabelPalette::labelKeys())
            if (event->text().toUpper() == key) {
                Q_EMIT markWanted(QString::fromStdString(label));
                return;
            }
    switch (event->key()) {
        case Qt::Key_Space:
            m_held = true;
            Q_EMIT pressed();
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter: Q_EMIT keepWanted(); break;
        case Qt::Key_Delete:
        case Qt::Key_Backspace: Q_EMIT discardWanted(); break;
        case Qt::Key_R: Q_EMIT redoWanted(); break;
        case Qt::Key_P: Q_EMIT pauseWanted(!paused()); break;
        case Qt::Key_E: Q_EMIT stopWanted(); break;
        default: QWidget::keyPressEvent(event);
    }
}

void RecordingView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space || event->isAutoRepeat() || !m_held) return QWidget::keyReleaseEvent(event);
    m_held = false;
    Q_EMIT released();
}

/// A key that goes up elsewhere is never heard of: the recording ends where the keyboard is lost.
void RecordingView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    if (!m_held) return;
    m_held = false;
    Q_EMIT released();
}

}  // namespace ui

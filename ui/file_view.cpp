#include "ui/file_view.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/plain_button.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kFollowMs = 50;

}  // namespace

FileView::FileView(QAction* attention, QWidget* parent) : QStackedWidget(parent) {
    m_hint = new QLabel(this);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setProperty("tone", "muted");
    auto* trouble = new QWidget(this);
    m_message = new MessagePanel(trouble);
    m_message->setMaximumWidth(70 * kGrid);
    auto* across = new QHBoxLayout;  // no alignment: the height must follow the width
    across->addStretch(1);
    across->addWidget(m_message, 8);
    across->addStretch(1);
    auto* centred = new QVBoxLayout(trouble);
    centred->addStretch();
    centred->addLayout(across);
    centred->addStretch();
    connect(m_message, &MessagePanel::retryRequested, this, [this] { Q_EMIT retryWanted(m_path); });
    m_result = buildResult(attention);
    addWidget(m_hint);
    addWidget(trouble);
    addWidget(m_result);
    connect(&m_follow, &QTimer::timeout, this, [this] {
        if (m_chart->isVisible() && m_player->playhead().playing()) m_chart->setPosition(m_player->frameTime());
    });
    m_follow.start(kFollowMs);
    setEntry(nullptr);
}

QWidget* FileView::buildResult(QAction* attention) {
    auto* result = new QWidget(this);
    auto* keys = new RecordActions(result);
    keys->keepOnlyPlayer();
    m_player = new ClipPlayer(*keys, result);
    m_verdict = new VerdictPanel(result);
    m_verdict->setMinimumWidth(224);
    m_verdict->setMaximumWidth(380);
    m_frames = new QWidget(result);
    m_strip = new FrameStrip(m_frames);
    m_strip->setAttentionShown(attention->isChecked());
    m_stripProblem = new QLabel(m_frames);
    m_stripProblem->setWordWrap(true);
    m_stripProblem->setProperty("tone", "danger");
    QToolButton* toggle = plainButton(attention, m_frames);
    auto* frames = new QHBoxLayout(m_frames);
    frames->setContentsMargins(0, 0, 0, 0);
    frames->setSpacing(kGrid);
    frames->addWidget(m_strip, 1);
    frames->addWidget(m_stripProblem, 1);
    frames->addWidget(toggle, 0, Qt::AlignTop);
    m_chart = new ProbabilityChart(result);
    m_chart->hide();  // either the frames or the chart: both would not fit into a small window
    auto* upper = new QHBoxLayout;
    upper->setSpacing(1.5 * kGrid);
    upper->addWidget(m_player, 3);
    upper->addWidget(m_verdict, 2);
    auto* layout = new QVBoxLayout(result);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1.5 * kGrid);
    layout->addLayout(upper, 1);
    layout->addWidget(m_frames);
    layout->addWidget(m_chart);
    connect(attention, &QAction::toggled, m_strip, &FrameStrip::setAttentionShown);
    connect(m_chart, &ProbabilityChart::jumpWanted, m_player, &ClipPlayer::playFrom);
    connect(m_player, &ClipPlayer::footageWanted, this,
            [this](const FootageRequest& request) { Q_EMIT footageWanted(QFileInfo(m_path).path(), request); });
    connect(m_verdict, &VerdictPanel::correctionWanted, this,
            [this](const std::string& label) { Q_EMIT correctionWanted(m_path, label); });
    return result;
}

void FileView::setEntry(const FileEntry* entry) {
    m_path = entry ? entry->path : QString();
    if (entry && entry->state == FileState::Done)
        showResult(*entry);
    else if (entry && entry->state == FileState::Failed)
        showProblem(*entry);
    else
        showHint(entry);
}

void FileView::showHint(const FileEntry* entry) {
    m_shown = nullptr;
    m_player->setClip({});
    const bool working = entry && entry->state == FileState::Working;
    m_hint->setText(!entry                               ? tr("Choose a file to see what it shows.")
                    : entry->state == FileState::Stopped ? tr("Cancelled. Add the file again to classify it.")
                    : working                            ? tr("The model is looking at this recording…")
                                                         : tr("This recording waits for its turn."));
    setCurrentWidget(m_hint);
}

void FileView::showProblem(const FileEntry& entry) {
    m_shown = nullptr;
    m_player->setClip({});
    const qsizetype end = entry.problem.indexOf(QStringLiteral("; "));
    Message message;
    message.what = tr("%1 cannot be classified").arg(QFileInfo(entry.path).fileName());
    message.why = entry.problem.left(end);
    message.advice = end < 0 ? QString() : entry.problem.mid(end + 2);
    message.details = entry.path + QStringLiteral(": ") + entry.problem;
    message.offerSimulator = false;
    m_message->setMessage(message);
    setCurrentIndex(1);
}

void FileView::showResult(const FileEntry& entry) {
    const FileVerdict& verdict = *entry.verdict;
    m_verdict->setEntry(entry);
    setCurrentWidget(m_result);
    if (m_shown == &verdict) return;
    m_shown = &verdict;
    m_frames->setVisible(!verdict.isLong);
    m_chart->setVisible(verdict.isLong);
    m_chart->setVerdict(verdict.isLong ? entry.verdict : nullptr);
    m_strip->setClip(nullptr);
    m_strip->show();
    m_stripProblem->hide();
    play(entry);
    if (!verdict.isLong) Q_EMIT seenWanted(m_path);
}

/// The player knows clips of data sets: a long recording stands there as a take, with a number below zero.
void FileView::play(const FileEntry& entry) {
    core::ClipRecord clip;
    clip.path = QFileInfo(entry.path).fileName().toStdString();
    clip.id = entry.verdict->isLong ? -1 : 1;
    m_player->setClip({});
    m_player->setClip(clip);
    std::vector<LabelledRange> found;
    for (const FoundGesture& event : entry.verdict->events) found.push_back({{event.startS, event.endS}, event.label});
    m_player->setSurroundings(std::move(found), {});
}

void FileView::setSeen(const SeenClip& clip) {
    if (clip.path != m_path || !m_shown) return;
    if (clip.seen) m_strip->setClip(clip.seen);
    m_strip->setAttention(clip.attention);
    m_strip->setVisible(clip.seen != nullptr);
    m_stripProblem->setText(clip.problem);
    m_stripProblem->setVisible(!clip.problem.isEmpty());
}

}  // namespace ui

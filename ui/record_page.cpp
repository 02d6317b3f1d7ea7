#include "ui/record_page.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

#include "ui/dataset_welcome.h"
#include "ui/gesture_dialog.h"
#include "ui/icon.h"
#include "ui/overview_view.h"
#include "ui/own_gestures.h"
#include "ui/recording_view.h"
#include "ui/review_view.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kNewsMs = 6000;

QString countsOf(const DatasetSnapshot& snapshot) {
    const auto kept =
        std::count_if(snapshot.clips.begin(), snapshot.clips.end(), [](const auto& clip) { return !clip.trashedAt; });
    std::set<std::string> people;
    for (const core::ClipRecord& clip : snapshot.clips)
        if (!clip.subject.empty()) people.insert(clip.subject);
    QString text = RecordPage::tr("%n clip(s)", nullptr, int(kept)) + QStringLiteral(" · ") +
                   RecordPage::tr("%n subject(s)", nullptr, int(people.size()));
    if (!snapshot.writable) text += QStringLiteral(" · ") + RecordPage::tr("read only");
    return text;
}

}  // namespace

RecordPage::RecordPage(QWidget* parent) : QWidget(parent) {
    m_actions = new RecordActions(this);
    m_welcome = new DatasetWelcome(m_actions->create, m_actions->open, this);
    m_review = new ReviewView(*m_actions, this);
    m_recording = new RecordingView(this);
    m_overview = new OverviewView(this);
    m_views = new QStackedWidget(this);
    m_whole = new QStackedWidget(this);
    auto* content = new QWidget(this);
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(1.5 * kGrid);
    m_head = buildHead();
    inside->addWidget(m_head);
    inside->addWidget(m_views, 1);
    m_whole->addWidget(m_welcome);
    m_whole->addWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->addWidget(m_whole);
    m_newsTimer.setSingleShot(true);
    m_newsTimer.setInterval(kNewsMs);
    connect(&m_newsTimer, &QTimer::timeout, m_news, &QLabel::clear);
    connect(m_welcome, &DatasetWelcome::recentChosen, this,
            [this](const QString& folder) { Q_EMIT openWanted(folder, false); });
    connect(m_review, &ReviewView::told, this, &RecordPage::tell);
    connectActions();
    setSnapshot(nullptr);
}

QToolButton* RecordPage::addMode(const QString& text, QWidget* view) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setProperty("kind", "tab");
    button->setFocusPolicy(Qt::TabFocus);
    m_modes.addButton(button, m_views->addWidget(view));
    return button;
}

QWidget* RecordPage::buildHead() {
    auto* head = new QWidget(this);
    m_name = new QToolButton(head);
    m_name->setIcon(themedIcon(QStringLiteral("folder")));
    m_name->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_name->setPopupMode(QToolButton::InstantPopup);
    m_name->addActions({m_actions->open, m_actions->create});
    m_name->setAccessibleName(tr("Data set"));
    m_name->setFocusPolicy(Qt::TabFocus);
    m_counts = new QLabel(head);
    m_counts->setProperty("tone", "muted");
    m_news = new QLabel(head);
    m_news->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_news->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_name);
    layout->addWidget(addMode(tr("Review"), m_review));
    layout->addWidget(addMode(tr("Record"), m_recording));
    layout->addWidget(addMode(tr("Overview"), m_overview));
    layout->addSpacing(kGrid);
    layout->addWidget(m_counts);
    layout->addWidget(m_news, 1);
    for (QAction* action : {m_actions->undo, m_actions->redo}) {
        auto* button = new QToolButton(head);
        button->setDefaultAction(action);
        button->setProperty("kind", "plain");
        button->setIconSize({20, 20});
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->text().remove('&'));
        layout->addWidget(button);
    }
    connect(&m_modes, &QButtonGroup::idClicked, this, &RecordPage::setMode);
    m_modes.button(0)->setChecked(true);
    return head;
}

void RecordPage::connectActions() {
    connect(m_actions->open, &QAction::triggered, this, [this] { chooseFolder(false); });
    connect(m_actions->create, &QAction::triggered, this, [this] { chooseFolder(true); });
    connect(m_actions->undo, &QAction::triggered, this, &RecordPage::undoWanted);
    connect(m_actions->redo, &QAction::triggered, this, &RecordPage::redoWanted);
    connect(m_actions->addGesture, &QAction::triggered, this, &RecordPage::askForGesture);
    connect(m_actions->purge, &QAction::triggered, this, &RecordPage::askToPurge);
}

void RecordPage::setMode(int mode) {
    m_views->setCurrentIndex(mode);
    m_review->player().pause();
    refreshActions();
    if (mode == 0)
        m_review->list().view().setFocus();
    else
        m_views->currentWidget()->setFocus();
}

void RecordPage::setSnapshot(const SnapshotPtr& snapshot) {
    const bool other = !snapshot || !m_snapshot || snapshot->folder != m_snapshot->folder;
    m_snapshot = snapshot;
    if (other) m_review->thumbnails().clear();
    setOwnGestures(GestureOrigin::Dataset, snapshot ? snapshot->ownGestures : std::vector<core::OwnGesture>());
    m_review->setSnapshot(snapshot);
    m_recording->setSnapshot(snapshot);
    m_overview->setSnapshot(snapshot);
    m_whole->setCurrentIndex(snapshot ? 1 : 0);
    if (snapshot) {
        m_name->setText(fontMetrics().elidedText(QFileInfo(snapshot->folder).fileName(), Qt::ElideMiddle, 200) +
                        QStringLiteral("  \u25be"));
        m_name->setToolTip(snapshot->folder);
        m_counts->setText(countsOf(*snapshot));
        m_welcome->setNotice({}, false);
        if (other && snapshot->clips.empty()) showRecording();
        if (other && !snapshot->clips.empty()) showReview();
    }
    refreshActions();
}

void RecordPage::refreshActions() {
    const bool open = m_snapshot != nullptr;
    const bool reviewing = open && m_views->currentWidget() == m_review;
    for (QAction* action : m_actions->review) action->setEnabled(reviewing);
    m_actions->purge->setEnabled(open && m_snapshot->writable);
    m_actions->addGesture->setEnabled(open && m_snapshot->writable);
    m_actions->compareGesture->setEnabled(open && !m_snapshot->ownGestures.empty());
    m_actions->undo->setEnabled(open && !m_snapshot->undoText.isEmpty());
    m_actions->redo->setEnabled(open && !m_snapshot->redoText.isEmpty());
    const auto hint = [](const QAction* action, const QString& what) {
        return what.isEmpty() ? action->text().remove('&')
                              : QStringLiteral("%1: %2").arg(action->text().remove('&'), what);
    };
    m_actions->undo->setToolTip(hint(m_actions->undo, open ? m_snapshot->undoText : QString()));
    m_actions->redo->setToolTip(hint(m_actions->redo, open ? m_snapshot->redoText : QString()));
}

void RecordPage::setRecent(const QStringList& folders) { m_welcome->setRecent(folders); }

void RecordPage::setOpening(const QString& folder) {
    m_welcome->setNotice(tr("Opening %1…").arg(folder), false);
    tell(tr("Opening %1…").arg(QFileInfo(folder).fileName()));
}

void RecordPage::showProblem(const QString& text) {
    m_welcome->setNotice(text, true);
    tell(text);
    m_news->setToolTip(text);
    m_newsTimer.stop();
}

void RecordPage::tell(const QString& text) {
    m_news->setText(text);
    m_news->setToolTip({});
    m_newsTimer.start();
}

QString RecordPage::news() const { return m_news->text(); }

void RecordPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_actions->setPageShown(true);
    if (m_snapshot) setMode(m_modes.checkedId());
}

/// Nobody looks: the clip stops, and prompts wait for the person to come back.
void RecordPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_actions->setPageShown(false);
    m_review->player().pause();
    if (m_recording->running()) Q_EMIT m_recording->pauseWanted(true);
}

void RecordPage::chooseFolder(bool create) {
    auto* dialog = new QFileDialog(this, create ? tr("Folder for the new data set") : tr("Open a data set"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (create && !m_place.isEmpty()) dialog->setDirectory(m_place);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, create](const QString& path) { Q_EMIT openWanted(path, create); });
    dialog->open();
}

void RecordPage::askForGesture() {
    auto* dialog = new GestureDialog(core::nextOwnLabel(ownGestures()), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &GestureDialog::gestureMade, this, &RecordPage::gestureMade);
    dialog->open();
}

void RecordPage::askToPurge() {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Empty trash"),
                                tr("Delete everything in the trash for good? This cannot be undone."),
                                QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box->addButton(tr("Delete for good"), QMessageBox::DestructiveRole), &QAbstractButton::clicked, this,
            &RecordPage::purgeWanted);
    box->open();
}

}  // namespace ui

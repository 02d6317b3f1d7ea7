#include "ui/files_page.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPushButton>
#include <QSplitter>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <cmath>

#include "ui/file_delegate.h"
#include "ui/file_drop_area.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kBarSteps = 1000;

QStringList localPaths(const QMimeData& data) {
    QStringList paths;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

QString leftText(double seconds) {
    const int whole = int(std::ceil(seconds));
    if (whole >= 3600) return FilesPage::tr("%1 h %2 min left").arg(whole / 3600).arg(whole / 60 % 60);
    if (whole >= 60) return FilesPage::tr("%1 min %2 s left").arg(whole / 60).arg(whole % 60);
    return FilesPage::tr("%1 s left").arg(whole);
}

QPushButton* buttonOf(QAction* action, const QString& text, QWidget* parent) {
    auto* button = new QPushButton(text, parent);
    button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

}  // namespace

FilesPage::FilesPage(QWidget* parent) : QWidget(parent) {
    setAcceptDrops(true);
    m_actions = new FileActions(this);
    m_sorted.setSourceModel(&m_model);
    m_sorted.setSortRole(FileModel::kSortRole);
    m_sorted.setSortCaseSensitivity(Qt::CaseInsensitive);
    m_empty = new FileDropArea(m_actions->addFiles, m_actions->addFolder, this);
    m_view = new FileView(m_actions->attention, this);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(2 * kGrid);
    splitter->addWidget(buildQueue());
    splitter->addWidget(m_view);
    splitter->setStretchFactor(0, 2);
    splitter->setStretchFactor(1, 5);
    splitter->setSizes({400, 1000});
    auto* filled = new QWidget(this);
    auto* rows = new QVBoxLayout(filled);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(1.5 * kGrid);
    rows->addWidget(buildHead());
    rows->addWidget(splitter, 1);
    m_whole = new QStackedWidget(this);
    m_whole->addWidget(m_empty);
    m_whole->addWidget(filled);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 1.5 * kGrid, 2 * kGrid, 1.5 * kGrid);
    layout->addWidget(m_whole);
    connectActions();
    refresh();
}

QWidget* FilesPage::buildHead() {
    auto* head = new QWidget(this);
    m_summary = new QLabel(head);
    m_news = new QLabel(head);
    m_news->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long text must not widen the window
    m_bar = new QProgressBar(head);
    m_bar->setRange(0, kBarSteps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(kGrid);
    m_bar->setAccessibleName(tr("Progress"));
    auto* exports = new QPushButton(tr("Export") + QStringLiteral("  \u25be"), head);
    exports->setMenu(m_actions->exports);
    m_cancel = buttonOf(m_actions->cancel, tr("Cancel"), head);
    auto* texts = new QHBoxLayout;
    texts->setSpacing(2 * kGrid);
    texts->addWidget(m_summary);
    texts->addWidget(m_news, 1);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(kGrid / 2);
    middle->addLayout(texts);
    middle->addWidget(m_bar);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(buttonOf(m_actions->addFiles, tr("Add videos…"), head));
    layout->addWidget(buttonOf(m_actions->addFolder, tr("Add a folder…"), head));
    layout->addSpacing(kGrid);
    layout->addLayout(middle, 1);
    layout->addSpacing(kGrid);
    layout->addWidget(m_cancel);
    layout->addWidget(exports);
    return head;
}

QWidget* FilesPage::buildQueue() {
    auto* card = new QFrame(this);
    card->setObjectName("card");
    card->setMinimumWidth(336);
    m_list = new QTreeView(card);
    m_list->setModel(&m_sorted);
    m_list->setItemDelegate(new FileDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setMouseTracking(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSortingEnabled(true);
    m_list->setAccessibleName(tr("Files"));
    QHeaderView& header = *m_list->header();
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(-1, Qt::AscendingOrder);  // as they came
    header.setStretchLastSection(false);
    header.setSectionResizeMode(FileModel::Name, QHeaderView::Stretch);
    header.resizeSection(FileModel::Verdict, 112);
    header.resizeSection(FileModel::Confidence, 72);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    layout->addWidget(m_list);
    return card;
}

void FilesPage::connectActions() {
    FileActions& a = *m_actions;
    connect(a.addFiles, &QAction::triggered, this, &FilesPage::chooseFiles);
    connect(a.addFolder, &QAction::triggered, this, &FilesPage::chooseFolder);
    connect(a.cancel, &QAction::triggered, this, &FilesPage::cancelWanted);
    connect(a.remove, &QAction::triggered, this, [this] { Q_EMIT removeWanted(selected()); });
    connect(a.clear, &QAction::triggered, this, [this] {
        QStringList all;
        for (int row = 0; row < m_model.rowCount(); ++row) all << m_model.entry(row).path;
        Q_EMIT removeWanted(all);
    });
    connect(&a, &FileActions::exportChosen, this, &FilesPage::chooseTarget);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &FilesPage::showCurrent);
    connect(m_view, &FileView::retryWanted, this, [this](const QString& path) { Q_EMIT addWanted({path}); });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &FilesPage::refresh);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &FilesPage::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                const QModelIndex shown = m_sorted.mapToSource(m_list->currentIndex());
                if (shown.row() >= first.row() && shown.row() <= last.row()) showCurrent();
            });
}

void FilesPage::refresh() {
    const bool any = m_model.rowCount() > 0;
    m_whole->setCurrentIndex(any ? 1 : 0);
    m_actions->exports->setEnabled(any && !m_work.busy);
    m_actions->clear->setEnabled(any);
    m_actions->remove->setEnabled(any);
    m_actions->cancel->setEnabled(m_work.busy && !m_work.stopping);
    m_cancel->setVisible(m_work.busy);
    m_cancel->setEnabled(!m_work.stopping);
    m_bar->setVisible(m_work.busy);
    m_bar->setValue(int(m_work.share * kBarSteps));
    m_summary->setText(summary());
    if (any && !m_list->currentIndex().isValid()) m_list->setCurrentIndex(m_sorted.index(0, 0));
}

QString FilesPage::summary() const {
    const FileModel::Counts counts = m_model.counts();
    if (m_work.stopping) return tr("Stopping…");
    QStringList parts;
    if (m_work.busy && !m_work.task.isEmpty())
        parts << m_work.task;
    else
        parts << (counts.waiting > 0 ? tr("%1 of %2 done").arg(counts.done + counts.failed).arg(counts.all)
                                     : tr("%n file(s)", nullptr, counts.all));
    if (counts.failed > 0) parts << tr("%1 failed").arg(counts.failed);
    if (counts.doubtful > 0) parts << tr("%1 doubtful").arg(counts.doubtful);
    if (counts.stopped > 0) parts << tr("%1 stopped").arg(counts.stopped);
    if (m_work.busy && m_work.secondsLeft > 0) parts << leftText(m_work.secondsLeft);
    return parts.join(QStringLiteral(" · "));
}

void FilesPage::setWork(const FileWork& work) {
    m_work = work;
    refresh();
}

void FilesPage::tell(const QString& text, bool problem) {
    m_news->setText(text);
    m_news->setToolTip(text);
    m_news->setProperty("tone", problem ? "danger" : "muted");
    m_news->style()->polish(m_news);
}

QString FilesPage::current() const {
    const QModelIndex index = m_sorted.mapToSource(m_list->currentIndex());
    return index.isValid() ? m_model.entry(index.row()).path : QString();
}

void FilesPage::setCurrent(const QString& path) {
    for (int row = 0; row < m_sorted.rowCount(); ++row) {
        const QModelIndex index = m_sorted.index(row, 0);
        if (m_model.entry(m_sorted.mapToSource(index).row()).path == path) m_list->setCurrentIndex(index);
    }
}

void FilesPage::showCurrent() { m_view->setEntry(m_model.find(current())); }

QStringList FilesPage::selected() const {
    QStringList paths;
    for (const QModelIndex& index : m_list->selectionModel()->selectedRows())
        paths << m_model.entry(m_sorted.mapToSource(index).row()).path;
    return paths;
}

void FilesPage::chooseFiles() {
    auto* dialog = new QFileDialog(this, tr("Add videos"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Videos (*.mp4 *.mkv *.webm *.avi *.mov *.m4v *.mpg *.mpeg *.ts *.ogv)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &FilesPage::addWanted);
    dialog->open();
}

void FilesPage::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("Add all videos of a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &FilesPage::addWanted);
    dialog->open();
}

void FilesPage::chooseTarget(FileExport what) {
    auto* dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (what == FileExport::Csv || what == FileExport::Json) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(what == FileExport::Csv ? QStringLiteral("csv") : QStringLiteral("jsonl"));
        dialog->selectFile(tr("gestures"));
    } else {
        dialog->setWindowTitle(tr("Choose a folder for the exported files"));
        dialog->setFileMode(QFileDialog::Directory);
    }
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, what](const QString& target) { Q_EMIT exportWanted(what, target); });
    dialog->open();
}

void FilesPage::dragEnterEvent(QDragEnterEvent* event) {
    if (localPaths(*event->mimeData()).isEmpty()) return;
    m_empty->setHovered(true);
    event->acceptProposedAction();
}

void FilesPage::dragLeaveEvent(QDragLeaveEvent*) { m_empty->setHovered(false); }

void FilesPage::dropEvent(QDropEvent* event) {
    m_empty->setHovered(false);
    Q_EMIT addWanted(localPaths(*event->mimeData()));
    event->acceptProposedAction();
}

void FilesPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_actions->setPageShown(true);
}

void FilesPage::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    m_actions->setPageShown(false);
    m_view->player().pause();
}

}  // namespace ui

#include "ui/clip_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/clip_delegate.h"
#include "ui/theme.h"

namespace ui {

ClipList::ClipList(ThumbnailCache& thumbnails, QWidget* parent) : QFrame(parent), m_model(thumbnails) {
    setObjectName("card");
    m_filters = new ClipFilterBar(this);
    m_view = new QListView(this);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new ClipDelegate(m_model, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Clips"));
    m_count = new QLabel(this);
    m_count->setProperty("tone", "muted");
    m_count->setFont(textFont(TextRole::Caption));
    m_empty = new QLabel(this);
    m_empty->setProperty("tone", "muted");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_showAll = new QPushButton(tr("Show all clips"), this);
    connect(m_showAll, &QPushButton::clicked, m_filters, &ClipFilterBar::reset);
    connect(m_filters, &ClipFilterBar::choiceChanged, this, [this] {
        m_model.setChoice(m_filters->choice());
        refresh();
    });
    connect(m_filters, &ClipFilterBar::left, this, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, &ClipList::remember);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ClipList::restore);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &ClipList::currentChanged);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClipList::refresh);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1.5 * kGrid, 1.5 * kGrid, 1.5 * kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_filters);
    layout->addWidget(m_view, 1);
    layout->addStretch();
    layout->addWidget(m_empty);
    layout->addWidget(m_showAll, 0, Qt::AlignHCenter);
    layout->addStretch();
    layout->addWidget(m_count);
    refresh();
}

void ClipList::setSnapshot(const SnapshotPtr& snapshot) {
    m_filters->setSnapshot(snapshot ? *snapshot : DatasetSnapshot());
    m_model.setSnapshot(snapshot);
    if (!m_view->currentIndex().isValid() && m_model.rowCount() > 0) m_view->setCurrentIndex(m_model.index(0));
    refresh();
    Q_EMIT currentChanged();
}

std::optional<core::ClipRecord> ClipList::current() const {
    const QModelIndex index = m_view->currentIndex();
    if (!index.isValid()) return std::nullopt;
    return m_model.clip(index.row());
}

QVector<core::ClipRecord> ClipList::selected() const {
    QModelIndexList indexes = m_view->selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QVector<core::ClipRecord> clips;
    for (const QModelIndex& index : indexes)
        if (const core::ClipRecord& clip = m_model.clip(index.row()); !isTake(clip)) clips << clip;
    return clips;
}

void ClipList::select(core::ClipId clip) {
    if (const auto row = m_model.rowOf(clip)) m_view->setCurrentIndex(m_model.index(*row));
}

std::optional<core::ClipId> ClipList::next() const {
    const int row = m_view->currentIndex().row() + 1;
    if (row <= 0 || row >= m_model.rowCount()) return std::nullopt;
    return m_model.clip(row).id;
}

void ClipList::remember() {
    m_selected.clear();
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        m_selected << m_model.clip(index.row()).id;
    const QModelIndex current = m_view->currentIndex();
    m_current = current.isValid() ? m_model.clip(current.row()).id : 0;
    m_currentRow = current.isValid() ? current.row() : 0;
}

/// The clip that was current, else whatever has taken its place.
void ClipList::restore() {
    const int count = m_model.rowCount();
    if (count == 0) return;
    const auto row = m_model.rowOf(m_current);
    const QModelIndex current = m_model.index(row.value_or(std::clamp(m_currentRow, 0, count - 1)));
    QItemSelectionModel& selection = *m_view->selectionModel();
    selection.setCurrentIndex(current, QItemSelectionModel::ClearAndSelect);
    if (m_selected.size() > 1) {
        const QSet<core::ClipId> wanted(m_selected.begin(), m_selected.end());
        QItemSelection again;
        for (int i = 0; i < count; ++i)
            if (wanted.contains(m_model.clip(i).id)) again.select(m_model.index(i), m_model.index(i));
        selection.select(again, QItemSelectionModel::Select);
    }
    m_view->scrollTo(current);
}

void ClipList::refresh() {
    const int shown = m_model.rowCount();
    const int chosen = int(m_view->selectionModel()->selectedIndexes().size());
    const bool takes = m_model.choice().takes;
    m_view->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    m_showAll->setVisible(shown == 0 && m_model.total() > 0);
    m_empty->setText(takes                  ? tr("No long recordings.")
                     : m_model.total() == 0 ? tr("This data set is empty. Record the first clips.")
                                            : tr("No clip matches these filters."));
    QString text = takes ? tr("%n recording(s)", nullptr, shown) : tr("%n clip(s)", nullptr, shown);
    if (shown < m_model.total()) text = tr("%1 of %n clip(s)", nullptr, m_model.total()).arg(shown);
    if (chosen > 1) text += QStringLiteral(" · ") + tr("%1 selected").arg(chosen);
    m_count->setText(shown > 0 ? text : QString());
}

}  // namespace ui

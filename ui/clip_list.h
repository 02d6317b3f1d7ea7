#pragma once

#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QVector>
#include <optional>

#include "ui/clip_filter_bar.h"
#include "ui/clip_model.h"

namespace ui {

/// The card with the clips of a data set: filters, the list, how many are shown. Selection and the current clip survive
/// changes of the data set as far as their clips are still shown.
class ClipList : public QFrame {
    Q_OBJECT

public:
    explicit ClipList(ThumbnailCache& thumbnails, QWidget* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    ClipModel& model() { return m_model; }
    QListView& view() { return *m_view; }
    ClipFilterBar& filters() { return *m_filters; }

    std::optional<core::ClipRecord> current() const;
    /// Selected clips in the order of the list; long recordings are not among them.
    QVector<core::ClipRecord> selected() const;
    /// Makes the clip the only selected one; does nothing where it is not shown.
    void select(core::ClipId clip);
    /// The clip below the current one; empty for the last.
    std::optional<core::ClipId> next() const;

Q_SIGNALS:
    /// Another clip is current, or it has changed.
    void currentChanged();

private:
    void remember();
    void restore();
    void refresh();

    ClipModel m_model;
    ClipFilterBar* m_filters = nullptr;
    QListView* m_view = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_showAll = nullptr;
    core::ClipId m_current = 0;  ///< what to return to after the rows have changed
    int m_currentRow = 0;
    QVector<core::ClipId> m_selected;
};

}  // namespace ui

#pragma once

#include <QAbstractListModel>
#include <QVector>
#include <optional>
#include <vector>

#include "ui/dataset_snapshot.h"

namespace ui {

class ThumbnailCache;

/// The clips of a data set that pass a filter. Edits show at once; the snapshot that follows confirms or corrects
/// them. Whenever other rows are shown than before, the model is reset.
class ClipModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit ClipModel(ThumbnailCache& thumbnails, QObject* parent = nullptr);

    void setSnapshot(const SnapshotPtr& snapshot);
    void setChoice(const ClipChoice& choice);
    const ClipChoice& choice() const { return m_choice; }
    void apply(const QVector<core::ClipId>& clips, const core::ClipEdit& edit);

    const core::ClipRecord& clip(int row) const { return m_clips.at(m_rows.at(std::size_t(row))); }
    std::optional<int> rowOf(core::ClipId clip) const;
    int total() const { return int(m_clips.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole and AccessibleTextRole: the row as one line of text; DecorationRole: the thumbnail, null until it
    /// was made.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void choose();

    ThumbnailCache& m_thumbnails;
    SnapshotPtr m_snapshot;
    ClipChoice m_choice;
    std::vector<core::ClipRecord> m_clips;
    std::vector<std::size_t> m_rows;
};

/// "Anna · s01 · 1.25 s"
QString clipDetails(const core::ClipRecord& clip);
/// What the clip is called in a list: its label, "No label" or "Long recording".
QString clipTitle(const core::ClipRecord& clip);

}  // namespace ui

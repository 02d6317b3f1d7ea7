#include "ui/clip_model.h"

#include <algorithm>

#include "ui/gesture_text.h"
#include "ui/thumbnail_cache.h"

namespace ui {
namespace {

void change(core::ClipRecord& clip, const core::ClipEdit& edit) {
    if (edit.label) clip.label = *edit.label;
    if (edit.split) clip.split = *edit.split;
    if (edit.flagged) clip.flagged = *edit.flagged;
    if (edit.trashed) clip.trashedAt = *edit.trashed ? std::max<std::int64_t>(clip.trashedAt, 1) : 0;
    if (edit.note) clip.note = *edit.note;
    if (edit.startS) clip.startS = *edit.startS;
    if (edit.endS) clip.endS = *edit.endS;
}

std::vector<core::ClipRecord> takesOf(const DatasetSnapshot& snapshot) {
    std::vector<core::ClipRecord> takes;
    for (std::size_t i = 0; i < snapshot.media.size(); ++i)
        if (snapshot.media[i].kind == core::MediaKind::Take) takes.push_back(takeRow(snapshot.media[i], i));
    return takes;
}

}  // namespace

ClipModel::ClipModel(ThumbnailCache& thumbnails, QObject* parent)
    : QAbstractListModel(parent), m_thumbnails(thumbnails) {
    connect(&m_thumbnails, &ThumbnailCache::changed, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
    });
}

void ClipModel::setSnapshot(const SnapshotPtr& snapshot) {
    m_snapshot = snapshot;
    choose();
}

void ClipModel::setChoice(const ClipChoice& choice) {
    m_choice = choice;
    choose();
}

void ClipModel::apply(const QVector<core::ClipId>& clips, const core::ClipEdit& edit) {
    const QSet<core::ClipId> wanted(clips.begin(), clips.end());
    auto changed = std::make_shared<DatasetSnapshot>(*m_snapshot);
    for (core::ClipRecord& clip : changed->clips)
        if (wanted.contains(clip.id)) change(clip, edit);
    m_snapshot = std::move(changed);
    choose();
}

void ClipModel::choose() {
    std::vector<core::ClipRecord> clips;
    if (m_snapshot) clips = m_choice.takes ? takesOf(*m_snapshot) : m_snapshot->clips;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < clips.size(); ++i)
        if (matches(clips[i], m_choice.filter)) rows.push_back(i);
    const auto same = [&] {
        if (rows.size() != m_rows.size()) return false;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (clips[rows[i]].id != m_clips[m_rows[i]].id) return false;
        return true;
    };
    if (same()) {
        m_clips = std::move(clips);
        m_rows = std::move(rows);
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_clips = std::move(clips);
    m_rows = std::move(rows);
    endResetModel();
}

std::optional<int> ClipModel::rowOf(core::ClipId clip) const {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_clips[m_rows[row]].id == clip) return int(row);
    return std::nullopt;
}

int ClipModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant ClipModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const core::ClipRecord& record = clip(index.row());
    if (role == Qt::DecorationRole) return m_thumbnails.find(record);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return QStringLiteral("%1, %2").arg(clipTitle(record), clipDetails(record));
    if (role == Qt::ToolTipRole) return QString::fromStdString(record.path);
    return {};
}

QString clipDetails(const core::ClipRecord& clip) {
    QStringList parts;
    for (const std::string* part : {&clip.subject, &clip.session})
        if (!part->empty()) parts << QString::fromStdString(*part);
    const double length = clipLengthS(clip);
    if (length >= 60)
        parts << ClipModel::tr("%1:%2 min").arg(int(length) / 60).arg(int(length) % 60, 2, 10, QChar('0'));
    else if (length > 0)
        parts << ClipModel::tr("%1 s").arg(length, 0, 'f', 2);
    return parts.join(QStringLiteral(" · "));
}

QString clipTitle(const core::ClipRecord& clip) {
    if (isTake(clip)) return ClipModel::tr("Long recording");
    return clip.label.empty() ? ClipModel::tr("No label") : labelTitle(clip.label);
}

}  // namespace ui

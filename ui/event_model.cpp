#include "ui/event_model.h"

#include "ui/gesture_text.h"

namespace ui {

void EventModel::add(const EventEntry& entry) {
    if (int(m_entries.size()) == kMaximum) {
        beginRemoveRows({}, kMaximum - 1, kMaximum - 1);
        m_entries.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.push_front(entry);
    endInsertRows();
}

void EventModel::clear() {
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

int EventModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_entries.size()); }

QVariant EventModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) return {};
    const EventEntry& e = entry(index.row());
    return tr("%1  %2 %3, %4")
        .arg(e.time.toString(QStringLiteral("HH:mm:ss")), labelTitle(e.label), labelDescription(e.label),
             percent(e.confidence));
}

}  // namespace ui

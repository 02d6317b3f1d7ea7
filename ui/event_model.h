#pragma once

#include <QAbstractListModel>
#include <QTime>
#include <deque>
#include <string>

namespace ui {

/// One recognised gesture as the list shows it.
struct EventEntry {
    std::string label;
    double confidence = 0;
    QTime time;  ///< wall clock
};

/// The recognised gestures, newest first, at most kMaximum of them.
class EventModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int kMaximum = 500;

    using QAbstractListModel::QAbstractListModel;

    void add(const EventEntry& entry);
    void clear();
    const EventEntry& entry(int row) const { return m_entries.at(std::size_t(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole: the whole row as one line of text, also for screen readers.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::deque<EventEntry> m_entries;
};

}  // namespace ui

#pragma once

#include <QFrame>
#include <QLabel>
#include <QListView>

#include "ui/event_model.h"

namespace ui {

/// The card with the recognised gestures, newest first.
class EventList : public QFrame {
    Q_OBJECT

public:
    explicit EventList(QWidget* parent = nullptr);

    void add(const EventEntry& entry);
    void clear();
    const EventModel& model() const { return m_model; }

private:
    void refresh();

    EventModel m_model;
    QListView* m_view = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty = nullptr;
};

}  // namespace ui

#pragma once

#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QPersistentModelIndex>
#include <QVariantAnimation>

#include "ui/event_model.h"

namespace ui {

/// The card with the recognised gestures, newest first. The drawing of the row under the mouse, or of the one that the
/// keys have moved to, plays its movement.
class EventList : public QFrame {
    Q_OBJECT

public:
    explicit EventList(QWidget* parent = nullptr);

    void add(const EventEntry& entry);
    void clear();
    const EventModel& model() const { return m_model; }
    /// Progress of the movement drawn in a row; 1 while it does not play.
    double progress(const QModelIndex& index) const;

Q_SIGNALS:
    /// A gesture was clicked, or chosen by Enter; counted from the newest.
    void chosen(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refresh();
    void play(const QModelIndex& index);

    EventModel m_model;
    QPersistentModelIndex m_played;
    QVariantAnimation m_animation;
    QListView* m_view = nullptr;
    QLabel* m_count = nullptr;
    QLabel* m_empty = nullptr;
};

}  // namespace ui

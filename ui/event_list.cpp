#include "ui/event_list.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

/// Paints one event: small drawing, id and description, confidence, time.
class EventDelegate : public QStyledItemDelegate {
public:
    explicit EventDelegate(const EventList& list, QObject* parent) : QStyledItemDelegate(parent), m_list(list) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 6 * kGrid}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = theme();
        const EventEntry& entry = m_list.model().entry(index.row());
        const QRectF row = QRectF(option.rect).adjusted(2, 1, -2, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.raised);
            painter->drawRoundedRect(row, 8, 8);
        }
        const QRectF tile(row.left() + 4, row.center().y() - 18, 36, 36);
        paintLabel(*painter, tile, entry.label, {t.accent, t.text, m_list.progress(index)});

        const QRectF line = row.adjusted(6 * kGrid, 0, -kGrid, 0);
        paintTexts(*painter, line, entry);
        painter->restore();
    }

private:
    static void paintTexts(QPainter& painter, const QRectF& row, const EventEntry& entry) {
        const Theme& t = theme();
        const QRectF upper(row.left(), row.top() + 4, row.width(), row.height() / 2 - 4);
        const QRectF lower(row.left(), row.center().y(), row.width(), row.height() / 2 - 4);
        const auto write = [&](const QRectF& line, Qt::Alignment side, const QString& words, const QColor& color) {
            painter.setPen(color);
            painter.drawText(line, side | Qt::AlignVCenter, words);
        };
        painter.setFont(textFont(TextRole::Strong));
        write(upper, Qt::AlignLeft, labelTitle(entry.label), t.text);
        write(upper, Qt::AlignRight, percent(entry.confidence), t.text);
        painter.setFont(textFont(TextRole::Caption));
        const QString time = entry.time.toString(QStringLiteral("HH:mm:ss"));
        write(lower, Qt::AlignRight, time, t.muted);
        const QFontMetrics metrics = painter.fontMetrics();
        const int space = int(lower.width()) - metrics.horizontalAdvance(time) - kGrid;
        write(lower, Qt::AlignLeft, metrics.elidedText(labelDescription(entry.label), Qt::ElideRight, space), t.muted);
    }

    const EventList& m_list;
};

}  // namespace

EventList::EventList(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    auto* title = new QLabel(tr("Recognised gestures"), this);
    title->setFont(textFont(TextRole::Strong));
    m_count = new QLabel(this);
    m_count->setProperty("tone", "muted");
    m_empty = new QLabel(tr("Nothing yet. Every gesture that is recognised appears here once, newest first."), this);
    m_empty->setProperty("tone", "muted");
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);

    m_view = new QListView(this);
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new EventDelegate(*this, m_view));
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("Recognised gestures, newest first"));
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &QListView::entered, this, &EventList::play);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &EventList::play);
    for (const auto signal : {&QListView::clicked, &QListView::activated})
        connect(m_view, signal, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setDuration(1400);
    m_animation.setLoopCount(-1);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this] { m_view->update(m_played); });

    auto* head = new QHBoxLayout;
    head->setContentsMargins(kGrid, 0, kGrid, 0);
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_count);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, 2 * kGrid, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    refresh();
}

void EventList::add(const EventEntry& entry) {
    m_model.add(entry);
    refresh();
}

void EventList::clear() {
    play({});
    m_model.clear();
    refresh();
}

double EventList::progress(const QModelIndex& index) const {
    return m_played.isValid() && m_played == index ? m_animation.currentValue().toDouble() : 1;
}

bool EventList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Leave) play({});
    return QFrame::eventFilter(watched, event);
}

void EventList::play(const QModelIndex& index) {
    m_animation.stop();
    m_view->update(m_played);
    m_played = index;
    if (index.isValid()) m_animation.start();
}

void EventList::refresh() {
    const int count = m_model.rowCount();
    m_view->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_count->setText(count > 0 ? QString::number(count) : QString());
}

}  // namespace ui

#include "ui/event_replay.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr int kWidth = 100 * kGrid;

}  // namespace

EventReplay::EventReplay(QWidget* parent) : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint) {
    setAttribute(Qt::WA_TranslucentBackground);
    setAccessibleName(tr("What the network saw of the gesture"));
    m_drawing = new GestureDrawing(this);
    m_drawing->setFixedSize(88, 88);
    m_title = new QLabel(this);
    m_title->setFont(textFont(TextRole::Title));
    m_description = new QLabel(this);
    m_description->setProperty("tone", "muted");
    m_top = new RankBars(3, this);
    m_seen = new FrameStrip(this);
    m_attention = new FrameStrip(this);
    m_attention->setAttentionShown(true);
    m_problem = new QLabel(this);
    m_problem->setProperty("tone", "danger");
    m_problem->setWordWrap(true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_description);
    texts->addStretch();
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    head->addWidget(m_drawing);
    head->addLayout(texts, 1);
    head->addWidget(m_top, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2.5 * kGrid, 2 * kGrid, 2.5 * kGrid, 2 * kGrid);
    layout->setSpacing(1.5 * kGrid);
    layout->addLayout(head);
    for (QWidget* row :
         {static_cast<QWidget*>(m_seen), static_cast<QWidget*>(m_attention), static_cast<QWidget*>(m_problem)})
        layout->addWidget(row);
}

void EventReplay::setEvent(const ReplayedEvent& event) {
    m_drawing->setLabel(event.label);
    m_title->setText(tr("%1 · %2").arg(labelTitle(event.label), percent(event.confidence)));
    m_description->setText(labelDescription(event.label));
    m_top->setRanking(event.top);
    m_seen->setClip(event.seen);
    m_attention->setClip(nullptr);
    m_attention->show();
    m_problem->hide();
}

void EventReplay::setSeen(const SeenClip& clip) {
    if (clip.attention) m_attention->setClip(clip.seen);
    m_attention->setAttention(clip.attention);
    m_attention->setVisible(clip.problem.isEmpty());
    m_problem->setText(clip.problem);
    m_problem->setVisible(!clip.problem.isEmpty());
}

void EventReplay::openOver(const QPoint& centre) {
    setFixedWidth(kWidth);
    adjustSize();
    const QRect place = parentWidget() ? parentWidget()->window()->geometry() : screen()->geometry();
    const QPoint corner = centre - rect().center();
    move(std::clamp(corner.x(), place.left(), std::max(place.left(), place.right() - width())),
         std::clamp(corner.y(), place.top(), std::max(place.top(), place.bottom() - height())));
    show();
}

/// A window of its own gets no rounded ground from the style sheet.
void EventReplay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme().border);
    painter.setBrush(theme().surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12);
}

}  // namespace ui

#include "ui/gesture_drawing.h"

#include <QPainter>

#include "core/types/gesture.h"
#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {

GestureDrawing::GestureDrawing(QWidget* parent) : QWidget(parent) {
    setMinimumSize(56, 56);
    setAccessibleName(tr("Drawing of the gesture"));
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    m_animation.setDuration(1400);
    m_animation.setLoopCount(-1);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        m_progress = value.toDouble();
        update();
    });
}

void GestureDrawing::setLabel(const std::string& label) {
    if (label == m_label) return;
    m_label = label;
    m_gesture = core::gestureIndex(label);
    const QString text = !labelDescription(label).isEmpty()
                             ? tr("%1: %2").arg(labelTitle(label), labelDescription(label))
                             : labelTitle(label);
    setAccessibleName(tr("Drawing of %1").arg(text));
    setToolTip(text);
    update();
}

void GestureDrawing::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF tile = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(hasFocus() ? QPen(t.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(tile, 10, 10);
    if (hasDrawing(m_label)) {
        paintLabel(painter, tile, m_label, {t.accent, t.text, m_progress});
        return;
    }
    painter.setPen(QPen(t.muted, 3, Qt::SolidLine, Qt::RoundCap));
    const double half = tile.width() * 0.16;
    painter.drawLine(tile.center() - QPointF(half, 0), tile.center() + QPointF(half, 0));
}

void GestureDrawing::enterEvent(QEnterEvent*) { play(); }
void GestureDrawing::leaveEvent(QEvent*) { rest(); }

void GestureDrawing::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    play();
}

void GestureDrawing::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    rest();
}

void GestureDrawing::play() { m_animation.start(); }

void GestureDrawing::rest() {
    m_animation.stop();
    m_progress = 1;
    update();
}

}  // namespace ui

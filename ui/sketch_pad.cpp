#include "ui/sketch_pad.h"

#include <QMouseEvent>
#include <QPainter>

#include "core/types/own_gesture.h"
#include "ui/gesture_painter.h"
#include "ui/theme.h"

namespace ui {

SketchPad::SketchPad(QWidget* parent) : QWidget(parent) {
    setMinimumSize(200, 200);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Drawing of the new gesture"));
    setAccessibleDescription(tr("Drag with the mouse from the start of the movement to its end"));
}

void SketchPad::clear() {
    m_stroke.clear();
    m_drawing.clear();
    update();
    Q_EMIT drawn();
}

void SketchPad::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 12, 12);
    if (!m_stroke.isEmpty()) {
        painter.setPen(QPen(t.accent, 5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(m_stroke);
        painter.setBrush(t.text);
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(m_stroke.first(), 7, 7);
    } else if (!m_drawing.empty()) {
        paintStroke(painter, rect(), m_drawing, {t.accent, t.text});
    } else {
        painter.setPen(t.muted);
        painter.drawText(rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Draw the path of the hand here, from start to end"));
    }
}

void SketchPad::mousePressEvent(QMouseEvent* event) {
    m_drawing.clear();
    m_stroke = QPolygonF{event->position()};
    update();
}

void SketchPad::mouseMoveEvent(QMouseEvent* event) {
    if (m_stroke.isEmpty()) return;
    m_stroke << event->position();
    update();
}

void SketchPad::mouseReleaseEvent(QMouseEvent*) {
    std::vector<core::TrajectoryPoint> stroke;
    for (const QPointF& point : m_stroke) stroke.push_back({point.x(), -point.y()});
    m_stroke.clear();
    m_drawing = core::drawingFromStroke(stroke);
    update();
    Q_EMIT drawn();
}

}  // namespace ui

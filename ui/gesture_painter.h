#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace ui {

/// How a trajectory is drawn. Progress below 1 draws the whole curve faintly and the first part of it strongly.
struct GestureInk {
    QColor line;
    QColor dot;
    double progress = 1;
};

/// Draws gesture 0..11 into `box`: the curve, a dot where the hand starts, an arrow head where it ends.
void paintGesture(QPainter& painter, const QRectF& box, int index, const GestureInk& ink);

}  // namespace ui

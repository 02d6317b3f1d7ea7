#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <string>
#include <vector>

#include "core/types/gesture.h"

namespace ui {

/// How a trajectory is drawn. Progress below 1 draws the whole curve faintly and the first part of it strongly.
struct GestureInk {
    QColor line;
    QColor dot;
    double progress = 1;
};

/// Draws gesture 0..11 into `box`: the curve, a dot where the hand starts, an arrow head where it ends.
void paintGesture(QPainter& painter, const QRectF& box, int index, const GestureInk& ink);

/// The same for the drawing of an own gesture, of at least two points.
void paintStroke(QPainter& painter, const QRectF& box, const std::vector<core::TrajectoryPoint>& points,
                 const GestureInk& ink);

/// Whether there is a drawing for the class: one of the twelve, or an own gesture that was drawn.
bool hasDrawing(const std::string& label);
/// The drawing of a class; nothing where there is none.
void paintLabel(QPainter& painter, const QRectF& box, const std::string& label, const GestureInk& ink);

}  // namespace ui

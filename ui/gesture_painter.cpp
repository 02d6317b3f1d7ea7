#include "ui/gesture_painter.h"

#include <QPainterPath>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/types/gesture.h"
#include "ui/own_gestures.h"

namespace ui {
namespace {

constexpr int kSteps = 96;

/// Out and back along one axis, opened into a narrow U with a round bend: (along, across), along from -1 to 1.
QPointF hairpin(double s) {
    constexpr double kRadius = 0.2;
    constexpr double kBend = 0.16;  ///< share of the time spent in the bend
    const double straight = (1 - kBend) / 2;
    if (s < straight) return {-1 + (2 - kRadius) * s / straight, -kRadius};
    if (s > 1 - straight) return {-1 + (2 - kRadius) * (1 - s) / straight, kRadius};
    const double angle = std::numbers::pi * ((s - straight) / kBend - 0.5);
    return {1 - kRadius + kRadius * std::cos(angle), kRadius * std::sin(angle)};
}

/// Curves that run back over themselves or close are opened a little, so that start and end can be told apart.
QPointF drawnPoint(int index, double s) {
    const QPointF pin = hairpin(s);
    if (index == 0) return {pin.y(), -pin.x()};
    if (index == 1) return pin;
    const bool closed = index == 2 || index == 3;
    const core::TrajectoryPoint p = core::gestureTrajectory(index, closed ? s * 0.92 : s);
    return {p.x, -p.y};
}

/// A drawing in the middle of a field from -1 to 1, y down, at progress 0..1.
using Drawing = std::function<QPointF(double)>;

QPolygonF curve(const Drawing& drawing, const QRectF& box, double progress) {
    const double scale = std::min(box.width(), box.height()) * 0.36;
    QPolygonF points;
    for (int i = 0; i <= kSteps && i <= progress * kSteps + 1e-9; ++i)
        points << box.center() + drawing(double(i) / kSteps) * scale;
    return points;
}

/// Between the points of an own drawing, which are evenly spaced.
QPointF ownPoint(const std::vector<core::TrajectoryPoint>& points, double s) {
    const double at = s * double(points.size() - 1);
    const std::size_t before = std::min(std::size_t(at), points.size() - 2);
    const double share = at - double(before);
    const core::TrajectoryPoint &a = points[before], &b = points[before + 1];
    return {a.x + (b.x - a.x) * share, -(a.y + (b.y - a.y) * share)};
}

/// The curve ends inside the arrow head, whose tip then stands at the true end.
void paintArrow(QPainter& painter, const QPolygonF& points, double size, const QColor& color) {
    const QPointF tip = points.back();
    const QPointF before = points[std::max(0, int(points.size()) - 8)];
    const double angle = std::atan2(tip.y() - before.y(), tip.x() - before.x());
    const auto corner = [&](double turn, double length) {
        return tip + QPointF(std::cos(angle + turn), std::sin(angle + turn)) * length;
    };
    painter.setPen(QPen(color, size * 0.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF{corner(0, size * 0.55), corner(2.55, size), corner(-2.55, size)});
}

void paintDrawing(QPainter& painter, const QRectF& box, const Drawing& drawing, const GestureInk& ink) {
    const double side = std::min(box.width(), box.height());
    const double width = std::max(1.6, side * 0.045);
    const QPolygonF whole = curve(drawing, box, 1);
    const QPolygonF drawn = curve(drawing, box, std::clamp(ink.progress, 0.0, 1.0));
    QColor faint = ink.line;
    faint.setAlphaF(0.28F);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const bool complete = ink.progress >= 1;
    if (!complete) {
        painter.setPen(QPen(faint, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(whole);
    }
    painter.setPen(QPen(ink.line, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(drawn);
    paintArrow(painter, whole, side * 0.11, complete ? ink.line : faint);

    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.dot);
    painter.drawEllipse(whole.front(), width * 1.35, width * 1.35);
    if (!complete && !drawn.isEmpty()) {
        painter.setBrush(ink.line);
        painter.drawEllipse(drawn.back(), width * 1.5, width * 1.5);
    }
    painter.restore();
}

}  // namespace

void paintGesture(QPainter& painter, const QRectF& box, int index, const GestureInk& ink) {
    paintDrawing(
        painter, box, [index](double s) { return drawnPoint(index, s); }, ink);
}

void paintStroke(QPainter& painter, const QRectF& box, const std::vector<core::TrajectoryPoint>& points,
                 const GestureInk& ink) {
    paintDrawing(
        painter, box, [&points](double s) { return ownPoint(points, s); }, ink);
}

bool hasDrawing(const std::string& label) {
    if (core::gestureIndex(label)) return true;
    const core::OwnGesture* own = ownGesture(label);
    return own && own->drawing.size() > 1;
}

void paintLabel(QPainter& painter, const QRectF& box, const std::string& label, const GestureInk& ink) {
    if (const auto gesture = core::gestureIndex(label)) return paintGesture(painter, box, *gesture, ink);
    const core::OwnGesture* own = ownGesture(label);
    if (!own || own->drawing.size() < 2) return;
    paintStroke(painter, box, own->drawing, ink);
}

}  // namespace ui

#include "ui/timeline_painter.h"

#include <QImage>
#include <QLocale>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

constexpr double kRulerHeight = 18;
constexpr double kSmallestTickGap = 56;

double tickStep(double pixelsPerSecond) {
    for (const double step : {0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0})
        if (step * pixelsPerSecond >= kSmallestTickGap) return step;
    return 120;
}

void paintRuler(QPainter& painter, const TimelineView& view) {
    const Theme& t = theme();
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(t.muted);
    const double step = tickStep(view.track.width() / (view.toS - view.fromS));
    for (double at = std::ceil(view.fromS / step) * step; at <= view.toS + 1e-9; at += step) {
        const double x = view.xOf(at);
        painter.drawLine(QPointF(x, view.track.top() - 5), QPointF(x, view.track.top() - 2));
        const QString text = QLocale().toString(at, 'f', step < 1 ? 1 : 0) + QStringLiteral(" s");
        const double width = painter.fontMetrics().horizontalAdvance(text) + 2;
        const double left = std::clamp(x - width / 2, view.track.left(), view.track.right() - width);
        painter.drawText(QRectF(left, view.track.top() - kRulerHeight - 2, width, kRulerHeight - 4), Qt::AlignCenter,
                         text);
    }
}

QRectF boxOf(const TimelineView& view, const TimeRange& range) {
    const double left = std::clamp(view.xOf(range.first), view.track.left(), view.track.right());
    const double right = std::clamp(view.xOf(range.second), view.track.left(), view.track.right());
    return {left, view.track.top(), right - left, view.track.height()};
}

void paintTag(QPainter& painter, const QRectF& box, const std::string& label, const QColor& color) {
    const QString text = label.empty() ? QStringLiteral("?") : labelTitle(label);
    painter.setFont(textFont(TextRole::Caption));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 10;
    if (box.width() < width + 4) return;
    const QRectF tag(box.left() + 4, box.bottom() - 20, width, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(7, 9, 12, 200));
    painter.drawRoundedRect(tag, 4, 4);
    painter.setPen(color);
    painter.drawText(tag, Qt::AlignCenter, text);
}

void paintOthers(QPainter& painter, const TimelineView& view) {
    for (const LabelledRange& other : view.others) {
        const QRectF box = boxOf(view, other.range);
        if (box.width() <= 0) continue;
        painter.setPen(QPen(QColor(233, 237, 242, 150), 1));
        painter.setBrush(QColor(233, 237, 242, 40));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        paintTag(painter, box, other.label, QColor("#e9edf2"));
    }
}

void paintMarks(QPainter& painter, const TimelineView& view) {
    for (const LabelledRange& mark : view.marks) {
        const double x = view.xOf(mark.range.first);
        if (x < view.track.left() || x > view.track.right()) continue;
        QPainterPath flag;
        flag.moveTo(x, view.track.top() + 12);
        flag.lineTo(x - 6, view.track.top());
        flag.lineTo(x + 6, view.track.top());
        painter.fillPath(flag, QColor("#f2b84b"));
        painter.setFont(textFont(TextRole::Caption));
        painter.setPen(QColor("#f2b84b"));
        painter.drawText(QPointF(x + 8, view.track.top() + 11), labelTitle(mark.label));
    }
}

void paintBounds(QPainter& painter, const TimelineView& view) {
    const Theme& t = theme();
    if (view.proposal) {
        const QRectF box = boxOf(view, view.proposal->range);
        painter.setPen(QPen(t.accent, 1.5, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 4, -1, -4), 4, 4);
    }
    if (!view.bounds) return;
    const QRectF box = boxOf(view, *view.bounds);
    const QColor shade(7, 9, 12, 150);
    painter.fillRect(QRectF(view.track.topLeft(), box.bottomLeft()), shade);
    painter.fillRect(QRectF(box.topRight(), view.track.bottomRight()), shade);
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    for (const double x : {box.left() - 1, box.right() - 6}) {
        const QRectF handle(x, box.top(), 7, box.height());
        painter.drawRoundedRect(handle, 3, 3);
        painter.fillRect(QRectF(handle.center().x() - 0.5, handle.center().y() - 6, 1, 12), t.onAccent);
    }
}

void paintOverview(QPainter& painter, const TimelineView& view) {
    if (view.overview.isEmpty() || view.durationS <= 0) return;
    const Theme& t = theme();
    const auto x = [&](double timeS) {
        return view.overview.left() + std::clamp(timeS / view.durationS, 0.0, 1.0) * view.overview.width();
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(view.overview, 4, 4);
    for (const LabelledRange& other : view.others)
        painter.fillRect(
            QRectF(x(other.range.first), view.overview.top() + 2,
                   std::max(2.0, x(other.range.second) - x(other.range.first)), view.overview.height() - 4),
            t.muted);
    for (const LabelledRange& mark : view.marks)
        painter.fillRect(QRectF(x(mark.range.first), view.overview.top(), 2, view.overview.height()), t.warning);
    painter.setPen(QPen(t.accent, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(
        QRectF(x(view.fromS), view.overview.top(), std::max(4.0, x(view.toS) - x(view.fromS)), view.overview.height()),
        4, 4);
}

void paintPlayhead(QPainter& painter, const TimelineView& view) {
    const double x = view.xOf(view.positionS);
    if (x < view.track.left() - 1 || x > view.track.right() + 1) return;
    painter.setPen(Qt::NoPen);
    painter.fillRect(QRectF(x - 2, view.track.top() - 4, 4, view.track.height() + 8), QColor(7, 9, 12, 150));
    painter.fillRect(QRectF(x - 1, view.track.top() - 4, 2, view.track.height() + 8), QColor("#ffffff"));
    painter.setBrush(theme().text);
    painter.drawEllipse(QPointF(x, view.track.top() - 4), 4, 4);
}

}  // namespace

QPixmap filmStrip(const Footage& footage, const TimelineView& view, double pixelRatio) {
    if (footage.frames.empty() || view.track.width() < 1) return {};
    QPixmap strip((view.track.size() * pixelRatio).toSize());
    strip.setDevicePixelRatio(pixelRatio);
    strip.fill(QColor(7, 9, 12));
    QPainter painter(&strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const core::Image& first = *footage.frames.front().image;
    const double height = view.track.height();
    const double width = std::max(8.0, height * first.width / std::max(1, first.height));
    for (double x = 0; x < view.track.width(); x += width) {
        const double time = view.timeAt(view.track.left() + x + width / 2);
        const auto after = std::upper_bound(footage.frames.begin(), footage.frames.end(), time,
                                            [](double t, const FootageFrame& frame) { return t < frame.timeS; });
        const core::Image& image = *(after == footage.frames.begin() ? after : std::prev(after))->image;
        const QImage picture(image.rgb.data(), image.width, image.height, image.width * 3, QImage::Format_RGB888);
        painter.drawImage(QRectF(x, 0, width, height), picture);
    }
    return strip;
}

void paintTimeline(QPainter& painter, const TimelineView& view, const QPixmap& strip) {
    painter.setRenderHint(QPainter::Antialiasing);
    paintRuler(painter, view);
    QPainterPath shape;
    shape.addRoundedRect(view.track, 6, 6);
    painter.save();
    painter.setClipPath(shape);
    painter.fillRect(view.track, theme().raised);
    if (!strip.isNull()) painter.drawPixmap(view.track.topLeft(), strip);
    paintOthers(painter, view);
    paintBounds(painter, view);
    paintMarks(painter, view);
    painter.restore();
    paintOverview(painter, view);
    paintPlayhead(painter, view);
}

}  // namespace ui

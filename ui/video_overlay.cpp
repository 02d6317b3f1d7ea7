#include "ui/video_overlay.h"

#include <QCoreApplication>
#include <QLinearGradient>
#include <QPainterPath>
#include <algorithm>

#include "core/types/label_set.h"
#include "ui/confidence_bar.h"
#include "ui/gesture_painter.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {
namespace {

// The overlay looks the same in both schemes: it lies on a picture, not on a window.
const QColor kInk(255, 255, 255);
const QColor kSoftInk(214, 222, 230);
const QColor kAccent(79, 227, 193);
const QColor kScrim(8, 11, 15, 190);
constexpr double kRecentWidth = 46;

void outlinedText(QPainter& painter, const QPointF& baseline, const QString& text, const QColor& color) {
    QPainterPath path;
    path.addText(baseline, painter.font(), text);
    painter.strokePath(path, QPen(QColor(0, 0, 0, 170), 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, color);
}

/// A rounded label; returns its rectangle. `corner` is its top left corner, or its top right one when it grows left.
QRectF chip(QPainter& painter, QPointF corner, const QString& text, Qt::Alignment grows) {
    painter.setFont(textFont(TextRole::Strong));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 3 * kGrid;
    const double height = painter.fontMetrics().height() + kGrid;
    if (grows & Qt::AlignRight) corner.rx() -= width;
    const QRectF box(corner, QSizeF(width, height));
    painter.setPen(Qt::NoPen);
    painter.setBrush(kScrim);
    painter.drawRoundedRect(box, height / 2, height / 2);
    painter.setPen(kInk);
    painter.drawText(box, Qt::AlignCenter, text);
    return box;
}

void paintScrim(QPainter& painter, const QRectF& picture) {
    const QRectF low(picture.left(), picture.bottom() - 15 * kGrid, picture.width(), 15 * kGrid);
    QLinearGradient shade(low.topLeft(), low.bottomLeft());
    shade.setColorAt(0, QColor(8, 11, 15, 0));
    shade.setColorAt(0.45, QColor(8, 11, 15, 150));
    shade.setColorAt(1, QColor(8, 11, 15, 225));
    painter.fillRect(low, shade);
}

void paintRecent(QPainter& painter, const QRectF& picture, const std::vector<std::string>& recent) {
    QRectF tile(picture.right() - 2 * kGrid - kRecentWidth, picture.bottom() - 2 * kGrid - 60, kRecentWidth, 60);
    double opacity = 1;
    painter.setFont(textFont(TextRole::Caption));
    for (const std::string& label : recent) {
        painter.setOpacity(opacity);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(255, 255, 255, 28));
        painter.drawRoundedRect(tile, 8, 8);
        paintLabel(painter, tile.adjusted(4, 2, -4, -20), label, {kAccent, kInk});
        painter.setPen(kInk);
        painter.drawText(tile.adjusted(0, 0, 0, -4), Qt::AlignHCenter | Qt::AlignBottom, labelTitle(label));
        tile.translate(-kRecentWidth - kGrid, 0);
        opacity = std::max(0.35, opacity - 0.2);
    }
    painter.setOpacity(1);
}

void paintPrediction(QPainter& painter, const QRectF& picture, const Overlay& overlay) {
    paintScrim(painter, picture);
    const bool none = overlay.label == core::kNoneLabel;
    const bool certain = !none && overlay.confidence >= overlay.threshold;
    const QColor ink = certain ? kAccent : kSoftInk;
    const QRectF tile(picture.left() + 2 * kGrid, picture.bottom() - 2 * kGrid - 64, 64, 64);
    paintLabel(painter, tile, overlay.label, {ink, kInk});

    const double left = none ? tile.left() : tile.right() + kGrid * 1.5;
    const double width = std::min(260.0, picture.right() - left - 2 * kGrid);
    painter.setFont(textFont(TextRole::Title));
    const double line = tile.top() + painter.fontMetrics().ascent() + 4;
    const QString title = labelTitle(overlay.label);
    outlinedText(painter, {left, line}, title, certain ? kInk : kSoftInk);
    const double after = left + painter.fontMetrics().horizontalAdvance(title) + 1.5 * kGrid;
    painter.setFont(textFont(TextRole::Body));
    outlinedText(painter, {after, line}, labelDescription(overlay.label), kSoftInk);

    const QRectF bar(left, tile.bottom() - 20, width - 56, 14);
    paintBar(painter, bar, overlay.confidence, overlay.threshold, {QColor(255, 255, 255, 60), ink, kInk});
    painter.setFont(textFont(TextRole::Strong));
    outlinedText(painter, {bar.right() + kGrid, bar.center().y() + painter.fontMetrics().ascent() / 2.0 - 1},
                 percent(overlay.confidence), kInk);
    const int fits = int((picture.right() - after - 280) / (kRecentWidth + kGrid));
    std::vector<std::string> recent = overlay.recent;
    recent.resize(std::clamp(fits, 0, int(recent.size())));
    paintRecent(painter, picture, recent);
}

void paintFlash(QPainter& painter, const QRectF& picture, const Overlay& overlay) {
    const double strength = 1 - overlay.flashAgeS / kFlashS;
    QColor edge = kAccent;
    edge.setAlphaF(float(std::clamp(strength, 0.0, 1.0)));
    painter.setPen(QPen(edge, 6));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(picture.adjusted(3, 3, -3, -3), 10, 10);

    painter.setOpacity(std::clamp(strength * 2.5, 0.0, 1.0));
    painter.setFont(textFont(TextRole::Title));
    const QString text = labelTitle(overlay.flashLabel) + "   " + percent(overlay.flashConfidence);
    const double width = painter.fontMetrics().horizontalAdvance(text) + 12 * kGrid;
    const QRectF pill(picture.center().x() - width / 2, picture.top() + 7 * kGrid, width, 7 * kGrid);
    painter.setPen(QPen(kAccent, 2));
    painter.setBrush(QColor(8, 11, 15, 225));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    paintLabel(painter, QRectF(pill.left() + kGrid * 1.5, pill.top() + 6, 44, 44), overlay.flashLabel, {kAccent, kInk});
    painter.setPen(kInk);
    painter.drawText(pill.adjusted(7 * kGrid, 0, -kGrid, 0), Qt::AlignCenter, text);
    painter.setOpacity(1);
}

}  // namespace

void paintOverlay(QPainter& painter, const QRectF& picture, const Overlay& overlay) {
    painter.save();
    painter.setClipRect(picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (overlay.dimmed) painter.fillRect(picture, QColor(7, 9, 12, 170));
    if (!overlay.label.empty() && !overlay.dimmed) paintPrediction(painter, picture, overlay);
    const double margin = 1.5 * kGrid;
    if (!overlay.state.isEmpty())
        chip(painter, picture.topLeft() + QPointF(margin, margin), overlay.state, Qt::AlignLeft);
    if (!overlay.truth.empty())
        chip(painter, picture.topRight() + QPointF(-margin, margin),
             QCoreApplication::translate("Overlay", "simulator truth: %1").arg(labelTitle(overlay.truth)),
             Qt::AlignRight);
    if (overlay.flashAgeS < kFlashS) paintFlash(painter, picture, overlay);
    painter.restore();
}

}  // namespace ui

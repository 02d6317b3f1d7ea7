#include "ui/confidence_bar.h"

#include <algorithm>

#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {

void paintBar(QPainter& painter, const QRectF& box, double value, double threshold, const BarInk& ink) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double height = std::min(8.0, box.height());
    const QRectF track(box.left(), box.center().y() - height / 2, box.width(), height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink.track);
    painter.drawRoundedRect(track, height / 2, height / 2);
    const double filled = track.width() * std::clamp(value, 0.0, 1.0);
    if (filled > 0.5) {
        painter.setBrush(ink.fill);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(std::max(filled, height), height)), height / 2,
                                height / 2);
    }
    if (threshold > 0) {
        const double x = track.left() + track.width() * std::min(threshold, 1.0);
        painter.setBrush(ink.tick);
        painter.drawRoundedRect(QRectF(x - 1, track.top() - 3, 2, height + 6), 1, 1);
    }
    painter.restore();
}

ConfidenceBar::ConfidenceBar(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Confidence"));
}

void ConfidenceBar::setValue(double value) {
    m_value = value;
    setAccessibleDescription(percent(value));
    update();
}

void ConfidenceBar::setThreshold(double threshold) {
    m_threshold = threshold;
    update();
}

void ConfidenceBar::setQuiet(bool quiet) {
    m_quiet = quiet;
    update();
}

void ConfidenceBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& t = theme();
    paintBar(painter, rect(), m_value, m_threshold, {t.raised, m_quiet ? t.muted : t.accent, t.text});
}

}  // namespace ui

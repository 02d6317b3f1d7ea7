#include "ui/reliability_diagram.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>

#include "ui/chart_head.h"
#include "ui/gesture_text.h"
#include "ui/theme.h"

namespace ui {

ReliabilityDiagram::ReliabilityDiagram(QWidget* parent) : QFrame(parent) {
    setObjectName("card");
    setAccessibleName(tr("How sure against how often right"));
}

void ReliabilityDiagram::setBins(const std::vector<ReliabilityBin>& bins, double calibrationError) {
    m_bins = bins;
    m_error = calibrationError;
    QStringList texts;
    for (const ReliabilityBin& bin : bins)
        if (bin.count > 0)
            texts << tr("%1 sure: %2 right of %3").arg(percent(bin.confidence), percent(bin.accuracy)).arg(bin.count);
    setAccessibleDescription(texts.join(", "));
    setToolTip(texts.join('\n'));
    update();
}

void ReliabilityDiagram::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    paintChartHead(painter, width(), tr("Can its confidence be trusted?"),
                   tr("On the line it can. Calibration error %1").arg(percent(m_error)));
    paintPlot(painter, QRectF(rect()).adjusted(16 + 44, 62, -20, -(12 + 18)));
}

void ReliabilityDiagram::paintPlot(QPainter& painter, const QRectF& plot) const {
    const Theme& t = theme();
    painter.setPen(QPen(t.border, 1));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = plot.bottom() - part * plot.height();
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    painter.setPen(QPen(t.muted, 1, Qt::DashLine));
    painter.drawLine(plot.bottomLeft(), plot.topRight());
    painter.setPen(t.muted);
    for (const double part : {0.0, 0.5, 1.0}) {
        const QString text = percent(part);
        painter.drawText(QRectF(plot.left() - 44, plot.bottom() - part * plot.height() - 9, 38, 18),
                         Qt::AlignRight | Qt::AlignVCenter, text);
        if (part == 0.5) continue;  // there stands what the axes are
        painter.drawText(QRectF(plot.left() + part * plot.width() - 24, plot.bottom() + 2, 48, 16), Qt::AlignCenter,
                         text);
    }
    painter.drawText(QRectF(plot.left(), plot.bottom() + 2, plot.width(), 16), Qt::AlignCenter,
                     tr("how sure; up: how often right"));
    int most = 1;
    for (const ReliabilityBin& bin : m_bins) most = std::max(most, bin.count);
    QPolygonF line;
    for (const ReliabilityBin& bin : m_bins) {
        if (bin.count == 0) continue;
        line << QPointF(plot.left() + bin.confidence * plot.width(), plot.bottom() - bin.accuracy * plot.height());
    }
    painter.setPen(QPen(t.accent, 2));
    painter.drawPolyline(line);
    painter.setBrush(t.accent);
    painter.setPen(QPen(t.surface, 1));
    int at = 0;
    for (const ReliabilityBin& bin : m_bins) {
        if (bin.count == 0) continue;
        const double radius = 3 + 6 * std::sqrt(double(bin.count) / most);  // larger for more clips
        painter.drawEllipse(line[at++], radius, radius);
    }
}

}  // namespace ui

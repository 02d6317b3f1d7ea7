#include "ui/count_chart.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme.h"

namespace ui {
namespace {

QColor partColor(int part) {
    const bool dark = theme().dark;
    switch (part) {
        case 0: return theme().accent;
        case 1: return QColor(dark ? "#7aa7ff" : "#2b5fc4");
        case 2: return theme().warning;
        default: return theme().muted;
    }
}

QString partName(int part) {
    const QString names[] = {CountChart::tr("train"), CountChart::tr("validation"), CountChart::tr("test"),
                             CountChart::tr("no split")};
    return names[part];
}

}  // namespace

CountChart::CountChart(const QString& title, QWidget* parent) : QFrame(parent), m_title(title) {
    setObjectName("card");
    setAccessibleName(title);
}

void CountChart::setBars(const QVector<CountBar>& bars) {
    m_bars = bars;
    QStringList texts;
    for (const CountBar& bar : bars) texts << QStringLiteral("%1: %2").arg(bar.name).arg(bar.total());
    setAccessibleDescription(texts.join(", "));
    update();
}

void CountChart::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF inside = QRectF(rect()).adjusted(16, 12, -16, -12);
    const QRectF head(inside.left(), inside.top(), inside.width(), 22);
    painter.setFont(textFont(TextRole::Strong));
    painter.setPen(theme().text);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    paintLegend(painter, head);
    paintBars(painter, inside.adjusted(0, 30, 0, 0));
}

void CountChart::paintLegend(QPainter& painter, const QRectF& head) const {
    painter.setFont(textFont(TextRole::Caption));
    double right = head.right();
    for (int part = 3; part >= 0; --part) {
        if (std::none_of(m_bars.begin(), m_bars.end(), [&](const auto& bar) { return bar.parts[std::size_t(part)]; }))
            continue;
        const QString name = partName(part);
        const double width = painter.fontMetrics().horizontalAdvance(name);
        painter.setPen(theme().muted);
        painter.drawText(QRectF(right - width, head.top(), width, head.height()), Qt::AlignVCenter, name);
        painter.setPen(Qt::NoPen);
        painter.setBrush(partColor(part));
        painter.drawRoundedRect(QRectF(right - width - 14, head.center().y() - 5, 10, 10), 3, 3);
        right -= width + 26;
    }
}

void CountChart::paintBars(QPainter& painter, const QRectF& area) const {
    painter.setFont(textFont(TextRole::Caption));
    const double line = painter.fontMetrics().height();
    int most = 0;
    for (const CountBar& bar : m_bars) most = std::max(most, bar.total());
    if (most == 0) {
        painter.setPen(theme().muted);
        painter.drawText(area, Qt::AlignCenter, tr("Nothing to count yet"));
        return;
    }
    const QRectF plot = area.adjusted(0, line, 0, -line - 2);
    const double slot = plot.width() / double(m_bars.size());
    const double width = std::clamp(slot * 0.7, 2.0, 44.0);
    double left = plot.left();
    for (const CountBar& bar : m_bars) {
        const double x = left + (slot - width) / 2;
        double bottom = plot.bottom();
        for (std::size_t part = 0; part < bar.parts.size(); ++part) {
            const double height = plot.height() * bar.parts[part] / most;
            if (height <= 0) continue;
            painter.fillRect(QRectF(x, bottom - height, width, height), partColor(int(part)));
            bottom -= height;
        }
        painter.setPen(theme().muted);
        const QRectF name(left, plot.bottom() + 2, slot, line);
        painter.drawText(name, Qt::AlignCenter, painter.fontMetrics().elidedText(bar.name, Qt::ElideRight, int(slot)));
        const QString count = QString::number(bar.total());
        if (painter.fontMetrics().horizontalAdvance(count) < slot)
            painter.drawText(QRectF(left, bottom - line, slot, line), Qt::AlignCenter, count);
        left += slot;
    }
}

}  // namespace ui
